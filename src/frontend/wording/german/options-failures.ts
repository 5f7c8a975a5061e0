import type { OptionsFailure } from '../../../contract/field-api';
import { listed } from '../text';
import { appError } from './app-errors';
import { noPerson } from './no-person';

/** Why a person without administrator rights sees no options. No host, no status, no server text. */
export function optionsFailure(failure: OptionsFailure, locale = 'de', of: 'options' | 'value' = 'options'): string {
  // Whoever administers Jira reads what happened and what to do.
  if (failure.cause !== undefined) return appError(failure.cause, locale);
  switch (failure.code) {
    case 'not-configured':
      return 'Dieses Feld ist mit keiner Quelle verbunden. Die Jira-Administration kann es mit einer verbinden.';
    case 'source-not-answering':
      return 'Die Quelle dieses Feldes antwortet zurzeit nicht. Versuchen Sie es in einigen Minuten erneut.';
    case 'took-too-much':
      return 'Was die Quelle dieses Feldes anbietet, zu lesen, brauchte mehr, als die App auf einmal darf. Tippen Sie mehr von dem, was Sie suchen, oder sagen Sie es der Jira-Administration.';
    case 'source-busy':
      return 'Die Quelle dieses Feldes ist zurzeit überlastet. Versuchen Sie es in einer Minute erneut.';
    case 'source-refused':
      return 'Die Quelle dieses Feldes verweigert die Antwort. Sagen Sie es der Jira-Administration.';
    case 'source-paused':
      return 'Die Quelle dieses Feldes ist pausiert.';
    case 'asked-too-often':
      return `Sie haben die Quelle dieses Feldes in kurzer Zeit sehr oft gefragt. Versuchen Sie es in ${failure.seconds < 60 ? 'einer Minute' : `${Math.ceil(failure.seconds / 60)} Minuten`} erneut.`;
    case 'answer-unreadable':
      return 'Die Quelle dieses Feldes antwortet mit etwas, das das Feld nicht lesen kann. Sagen Sie es der Jira-Administration.';
    case 'waiting-for':
      return waitingFor(failure, locale, of);
    case 'account-cannot-read':
      return 'Die Auswahl hängt von anderen Feldern dieser Anfrage ab, und Jira lässt diese App sie für ein Konto ohne Lizenz nicht lesen. Bitten Sie die Bearbeitenden der Anfrage, dieses Feld auszufüllen.';
    case 'no-person':
      return noPerson(failure.reason, failure.named);
    case 'jira-not-answering':
      return 'Jira sagt zurzeit nicht, ob diese Person ein Konto hat. Versuchen Sie es in einer Minute erneut.';
    case 'not-offered':
      return 'Die Quelle dieses Feldes bietet dies nicht mehr an. Suchen Sie erneut.';
    case 'invalid-input':
      return 'Diese App hat nicht verstanden, was ihre eigene Seite gefragt hat. Laden Sie die Seite neu.';
    case 'internal':
      return `In dieser App ist etwas schiefgegangen. Nennen Sie der Jira-Administration diese Referenz: ${failure.reference}.`;
  }
}

function waitingFor(
  failure: Extract<OptionsFailure, { code: 'waiting-for' }>,
  locale: string,
  of: 'options' | 'value',
): string {
  const { variables, fieldNames = {}, issue = 'one' } = failure;
  if (variables.every((variable) => variable === 'input')) return 'Geben Sie etwas ein, wonach gesucht werden soll.';
  const names = variables.map((variable) => fieldNames[/^fields\.([^.]+)/.exec(variable)?.[1] ?? ''] ?? variable);
  const awaited = listed([...new Set(names)], locale);
  if (of === 'value') return `Der Wert erscheint, sobald es einen gibt für ${awaited}.`;
  switch (issue) {
    case 'one':
      return `Optionen erscheinen, sobald es einen Wert gibt für ${awaited}.`;
    case 'new':
      return `Optionen erscheinen, sobald der Vorgang erstellt ist und einen Wert hat für ${awaited}.`;
    case 'many':
      return `Die Optionen hängen ab von ${awaited}, was sich zwischen diesen Vorgängen unterscheiden kann. Bearbeiten Sie die Vorgänge einzeln.`;
  }
}
