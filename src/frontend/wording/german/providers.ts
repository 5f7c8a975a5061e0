import type { RecognisedProvider } from '../../../presets/recognise-provider';
import { trapFor } from '../../../presets/recognise-provider';
import { providerName, trap } from './presets';

/** What a provider's own error code means and what to do, for codes that say more than the OAuth error beside them. */
const meanings: Record<string, string> = {
  AADSTS50194:
    'Diese Anwendung ist nur für ein Verzeichnis registriert. Verwenden Sie die Access-Token-URL dieses Verzeichnisses statt „common“ oder „organizations“.',
  AADSTS53003:
    'Eine Richtlinie für bedingten Zugriff in Microsoft Entra ID blockiert diese Anwendung. Bitten Sie die Administration des Verzeichnisses, sie auszunehmen.',
  AADSTS65001:
    'Niemand hat den Berechtigungen dieser Anwendung zugestimmt. Bitten Sie die Administration des Verzeichnisses um die Administratorzustimmung in Microsoft Entra ID.',
  AADSTS70011:
    'Microsoft Entra ID kennt diesen Scope nicht. Bei Client Credentials ist der Scope die Ressource, gefolgt von „/.default“.',
  AADSTS90002:
    'Microsoft Entra ID kennt dieses Verzeichnis (Mandant) nicht. Korrigieren Sie den Mandanten in der Access-Token-URL.',
  AADSTS500011:
    'Die Ressource im Scope gibt es in diesem Verzeichnis nicht. Prüfen Sie ihre Anwendungs-ID-URI in Microsoft Entra ID, und korrigieren Sie dann den Scope.',
  AADSTS501051:
    'Diese Anwendung hat keine Rolle für die Ressource, die sie anfragt. Weisen Sie ihr in Microsoft Entra ID eine App-Rolle zu.',
  AADSTS700016:
    'Microsoft Entra ID kennt in diesem Verzeichnis keine Anwendung mit dieser Client-ID. Prüfen Sie die Client-ID und den Mandanten in der Access-Token-URL.',
  AADSTS700024:
    'Die signierte Assertion liegt außerhalb der Zeit, die Microsoft Entra ID akzeptiert. Versuchen Sie es erneut, und melden Sie es uns, wenn es so bleibt.',
  AADSTS700027:
    'Microsoft Entra ID konnte die Signatur nicht prüfen. Registrieren Sie den öffentlichen Teil dieses privaten Schlüssels, und prüfen Sie die Schlüssel-ID.',
  AADSTS900023:
    'Der Mandant in der Access-Token-URL ist weder eine Verzeichnis-ID noch eine Domain. Korrigieren Sie ihn.',
  AADSTS1002012:
    'Microsoft Entra ID akzeptiert bei Client Credentials nur einen Scope: die Ressource, gefolgt von „/.default“.',
  AADSTS7000112:
    'Die Anwendung ist in Microsoft Entra ID deaktiviert. Aktivieren Sie sie dort, oder verwenden Sie eine andere Client-ID.',
  AADSTS7000215:
    'Das Client-Secret ist falsch. Kopieren Sie den Wert des Secrets aus Microsoft Entra ID, nicht seine ID.',
  AADSTS7000222:
    'Das Client-Secret ist bei Microsoft Entra ID abgelaufen. Erstellen Sie dort ein neues, und ersetzen Sie das Secret hier.',
  AADSTS7000229:
    'Die Anwendung hat in diesem Verzeichnis keinen Dienstprinzipal. Fügen Sie sie dem Verzeichnis in Microsoft Entra ID hinzu.',
};

/** The sentence for a provider's code, or null when the OAuth error has to do. */
export function providerMeaning(code: string | null): string | null {
  return code === null ? null : (meanings[code] ?? null);
}

/** What this error usually means at this provider, beside what it means anywhere; null when there is nothing to add. */
export function providerHint(error: string, provider: RecognisedProvider | null): string | null {
  const id = trapFor(error, provider);
  return id === null ? null : trap(id);
}

/** Who refused. A path may have a product’s shape at anybody’s host, so then it is only likely. */
export function serverName(provider: RecognisedProvider | null): string {
  if (provider === null) return 'Der Autorisierungsserver';
  const name = providerName(provider.provider);
  return provider.by === 'host' ? name : `Der Autorisierungsserver (der Adresse nach ${name})`;
}
