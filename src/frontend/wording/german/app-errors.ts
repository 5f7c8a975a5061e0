import type { AppError } from '../../../contract/failures';
import type { RecognisedProvider } from '../../../presets/recognise-provider';
import { listed } from '../text';
import { apiFailure } from './api-failures';
import { discoveryFailure } from './discovery';
import { extractionFailure } from './extraction-failures';
import { tokenFailure } from './token-failures';

/** Was gespeichert ist, lässt sich nicht lesen. */
function unreadableRecord({ what, reason }: Extract<AppError, { code: 'unreadable-record' }>): string {
  const named = what === 'datasource' ? 'Diese Datenquelle' : 'Die Konfiguration dieses Feldes';
  return reason === 'newer'
    ? `${named} wurde von einer neueren Version dieser App gespeichert und bleibt, wie sie ist. Aktualisieren Sie die App, um sie zu verwenden.`
    : `${named} ist beschädigt gespeichert und lässt sich nicht lesen. ${what === 'datasource' ? 'Löschen Sie sie in der Liste, und legen Sie sie neu an.' : 'Speichern Sie sie neu.'}`;
}

/** Any expected failure of a function of the administrator’s pages. */
export function appError(error: AppError, locale = 'de', provider: RecognisedProvider | null = null): string {
  switch (error.code) {
    case 'not-administrator':
      return 'Das dürfen nur Jira-Administratoren. Bitten Sie die Administration dieser Site um Hilfe.';
    case 'invalid-input':
      return 'Etwas im Formular muss noch korrigiert werden, bevor es weitergehen kann. Es ist unten markiert.';
    case 'not-found':
      return notFound(error.what);
    case 'conflict':
      return 'Jemand anderes hat dies inzwischen gespeichert. Laden Sie neu, um jene Einstellungen zu sehen, oder behalten Sie Ihre, und speichern Sie erneut.';
    case 'datasource-in-use':
      return `Diese Datenquelle kann nicht gelöscht werden, solange ein Feld sie verwendet: ${listed(
        error.usedBy.map((use) => use.fieldName),
        locale,
      )}. Verbinden Sie das Feld zuerst mit einer anderen Datenquelle, oder trennen Sie es auf dem Reiter Felder.`;
    case 'too-many-datasources':
      return `Es gibt bereits ${error.max} Datenquellen, mehr hält diese App nicht. Löschen Sie eine, die kein Feld verwendet.`;
    case 'unreadable-record':
      return unreadableRecord(error);
    case 'not-configured':
      return 'Dieses Feld ist noch mit keiner Datenquelle verbunden. Konfigurieren Sie es zuerst.';
    case 'field-not-connected':
      return 'Dieses Feld gehört nicht zu dieser App. Öffnen Sie die Konfiguration eines verbundenen Feldes.';
    case 'refresh-under-way':
      return 'Dieses Feld wird gerade aufgefrischt. Warten Sie das Ende ab, oder brechen Sie die Auffrischung ab.';
    case 'token-refused':
    case 'token-http-error':
    case 'token-redirect':
    case 'token-proof-refused':
    case 'token-answer-invalid':
    case 'token-unreachable':
    case 'token-egress':
    case 'token-settings':
      return tokenFailure(error, provider);
    case 'budget-spent':
    case 'api-http-error':
    case 'api-redirect':
    case 'api-unreachable':
    case 'api-egress':
    case 'api-paused':
    case 'api-asked-too-often':
    case 'api-too-large':
    case 'api-token-refused':
    case 'api-proof-refused':
    case 'api-settings':
      return apiFailure(error);
    case 'content-invalid':
    case 'items-malformed':
    case 'items-too-costly':
    case 'items-found-nothing':
    case 'items-not-rows':
    case 'key-not-found':
    case 'label-malformed':
    case 'label-empty':
    case 'value-empty':
    case 'value-not-of-kind':
      return extractionFailure(error, locale);
    case 'discovery-url':
    case 'discovery-not-found':
    case 'discovery-issuer-differs':
    case 'discovery-answer-invalid':
    case 'discovery-unreachable':
    case 'discovery-egress':
    case 'discovery-redirect':
      return discoveryFailure(error, locale);
    case 'internal':
      return `In dieser App ist etwas schiefgegangen, und es liegt nicht an Ihnen. Geändert wurde nichts. Versuchen Sie es erneut; wenn es so bleibt, nennen Sie dem Support diese Referenz: ${error.reference}.`;
  }
}

function notFound(what: 'datasource' | 'binding' | 'draft'): string {
  switch (what) {
    case 'datasource':
      return 'Diese Datenquelle gibt es nicht mehr: Jemand hat sie gelöscht. Gehen Sie zurück zur Liste.';
    case 'binding':
      return 'Die Konfiguration dieses Feldes gibt es nicht mehr. Speichern Sie sie erneut.';
    case 'draft':
      return 'Das vor dem Speichern abgerufene Token ist nicht mehr da. Rufen Sie erneut ein Zugriffstoken ab.';
  }
}

/** The page could not reach the app at all. */
export const connectionLost =
  'Es kam keine Antwort: Die Verbindung ist abgebrochen, oder Jira hat dies nicht durchgelassen. Ihre Eingaben sind noch da. Versuchen Sie es erneut; bleibt es so, laden Sie die Seite neu.';
