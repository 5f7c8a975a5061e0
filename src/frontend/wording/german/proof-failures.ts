import type { RefusedProof } from '../../../contract/dpop';
import type { ApiFailure } from '../../../contract/failures';
import type { RecognisedProvider } from '../../../presets/recognise-provider';
import type { TokenFailure } from '../../../contract/token-failure';
import { serverName } from './providers';
import { quoted } from './quoted';

type AtTokenEndpoint = Extract<TokenFailure, { code: 'token-proof-refused' }>;
type AtApi = Extract<ApiFailure, { code: 'api-proof-refused' }>;

/** Why an authorization server did not accept the proof of possession, or the lack of one. */
export function refusedProof(failure: AtTokenEndpoint, provider: RecognisedProvider | null): string {
  const first = `${serverName(provider)} hat kein Token ausgestellt (HTTP ${failure.status}, ${failure.error}).`;
  const move =
    failure.problem === 'wanted'
      ? 'Tokens gibt es dort nur für Clients, die den Besitz eines Schlüssels nachweisen (DPoP), und die Einstellungen schließen das aus. Ändern Sie „Besitznachweis (DPoP)“ unter „Erweitert“.'
      : reason(failure);
  return `${first} ${move}${said(failure.description)}`;
}

/** Why an API did not accept the proof of possession, or the lack of one. */
export function refusedApiProof(failure: AtApi): string {
  const first = `Die API hat die Anfrage abgelehnt (HTTP ${failure.status}).`;
  const move =
    failure.problem === 'wanted'
      ? 'Sie verlangt Tokens, die an einen Schlüssel gebunden sind (DPoP), und dieses ist ein Bearer-Token. Prüfen Sie „Besitznachweis (DPoP)“ unter „Erweitert“ und ob der Autorisierungsserver diesem Client gebundene Tokens gibt.'
      : reason(failure);
  return `${first} ${move}${said(failure.description)}`;
}

function reason({ problem, at, serverAt }: RefusedProof): string {
  switch (problem) {
    case 'wanted':
      return '';
    case 'nonce':
      return 'Im Besitznachweis (DPoP) wird ein Wert des Servers verlangt, und der zuletzt genannte wurde nicht akzeptiert. Der Dienst muss das korrigieren; es wird von selbst erneut versucht.';
    case 'time':
      return `Die Zeit des Besitznachweises (DPoP) wird nicht akzeptiert. ${clocks(at, serverAt)} Der Dienst muss seine Uhr stellen; es wird von selbst erneut versucht.`;
    case 'other':
      return 'Der Besitznachweis (DPoP) wird nicht akzeptiert. Schlagen Sie nach, welcher Signaturalgorithmus verlangt wird, und stellen Sie ihn unter „Erweitert“ ein; auch ein Proxy, der die Adresse von Anfragen ändert, verdirbt Nachweise.';
  }
}

function clocks(at: string, serverAt: string | null): string {
  const ours = `Die Uhr der App zeigte ${clockTime(at)}`;
  return serverAt === null
    ? `${ours}; der Server nannte seine Zeit nicht.`
    : `${ours}, die des Servers ${clockTime(serverAt)}.`;
}

/** To the second, in UTC: two clocks are compared. */
const clockTime = (iso: string): string => `${iso.slice(0, 19).replace('T', ' ')} UTC`;

function said(description: string | null): string {
  return description === null ? '' : ` Die Meldung: ${quoted(description)}.`;
}
