import type { OptionsFailure } from '../../../contract/field-api';
import type { SearchedInPart } from '../option-counts';
import { count } from '../text';

export const field = {
  label: 'Wert',
  placeholder: 'Suchen',
  minCharacters: (needed: number): string =>
    needed === 1
      ? 'Geben Sie ein Zeichen ein, um zu suchen.'
      : `Geben Sie mindestens ${needed} Zeichen ein, um zu suchen.`,
  truncated: (shown: number, total: number | null, locale: string): string => {
    const first = shown === 1 ? 'Nur der erste' : `Die ersten ${count(shown, locale)}`;
    const verb = shown === 1 ? 'wird' : 'werden';
    return total === null
      ? `${first} ${verb} angezeigt, es gibt weitere. Tippen Sie, um sie zu finden.`
      : `${first} von ${count(total, locale)} ${verb} angezeigt. Tippen Sie, um mehr zu finden.`;
  },
  searchedInPart: ({ rows, isFound, isCertain }: SearchedInPart, locale: string): string => {
    if (isFound) return `Nur die ersten ${count(rows, locale)} Einträge wurden durchsucht; es kann weitere geben.`;
    return `Unter den ersten ${count(rows, locale)} Einträgen nichts gefunden; es ${isCertain ? 'gibt' : 'kann'} weitere${isCertain ? '' : ' geben'}.`;
  },
  copyFrom: (when: string): string => `Aus einer Kopie der Quelle, ${when}.`,
  none: 'Nichts gefunden.',
  noneInCopy: 'Kein Wort und kein Schlüssel beginnt so. Text mitten in einem Wort wird nicht gesucht.',
  failed: (reason: string, hasValue: boolean): string => `${hasValue ? 'Ihr Wert bleibt erhalten. ' : ''}${reason}`,
  loadedBefore: 'Was unten angeboten wird, wurde vorher geladen.',
  connection: 'Es kam keine Antwort von der App.',
  notSaved:
    'Der Wert konnte nicht gespeichert werden. Versuchen Sie es erneut, oder laden Sie die Seite neu; Ihre Auswahl wird weiterhin angezeigt.',
  valueLoading: 'Der Wert wird geladen…',
  storedValue: (reason: OptionsFailure['code'] | 'connection-lost'): string => `Gespeicherter Wert; ${why(reason)}`,
  retry: 'Erneut versuchen',
  empty: '—',
  marksShort: {
    gone: 'Nicht mehr im Angebot; bleibt erhalten',
    unchosen: 'Nicht aus dieser Quelle; bleibt erhalten',
    checking: 'Ein anderes Feld hat sich geändert; wird geprüft…',
    unconfirmed: 'Gewählt, bevor sich ein anderes Feld änderte; bleibt erhalten',
  },
  marks: {
    gone: (label: string): string => `${label}: nicht mehr im Angebot; bleibt erhalten.`,
    unchosen: (label: string): string =>
      `${label}: nicht aus dieser Quelle. Es wurde nicht in diesem Feld gewählt, und die Quelle bietet es nicht an; bleibt erhalten.`,
    checking: (label: string): string => `${label}: ein anderes Feld hat sich geändert; wird geprüft…`,
    unconfirmed: (label: string): string =>
      `${label}: gewählt, bevor sich ein anderes Feld änderte, und seither nicht bestätigt; bleibt erhalten.`,
  },
  person: {
    inactive: 'Konto nicht mehr aktiv; bleibt erhalten',
    looking: (label: string): string => `Das Jira-Konto von ${label} wird gesucht…`,
    notChosen: (label: string): string => `${label} ist nicht gewählt`,
    notSaved:
      'Es wurde nichts gespeichert. Wählen Sie jemand anderen, oder brechen Sie ab: Dann bleibt das Feld, wie es war.',
  },
  card: {
    show: 'Mehr anzeigen',
    hide: 'Weniger anzeigen',
    showOf: (label: string): string => `Mehr zu ${label}`,
    hideOf: (label: string): string => `Weniger zu ${label}`,
    loading: 'Wird von der Quelle geladen…',
    nothing: 'Die Quelle hat davon nichts zu diesem Wert.',
    gone: 'Die Quelle bietet diesen Wert nicht mehr an.',
    'not-found': 'Die Quelle hat diesen Wert nicht genannt, als sie gefragt wurde.',
    image: 'Bild öffnen',
    asOf: (time: string): string => `Stand: ${time}`,
    kept: (time: string): string => `Gezeigt wird der Stand der Quelle: ${time}.`,
  },
  clearMany: {
    action: 'Wert entfernen',
    done: 'Die Vorgänge werden hier keinen Wert haben. Wählen Sie einen, um ihn stattdessen zu vergeben.',
  },
};

/** Why a stored value is shown and not the source's own, in the few words that an issue has room for. */
function why(reason: OptionsFailure['code'] | 'connection-lost'): string {
  switch (reason) {
    case 'connection-lost':
      return 'keine Antwort von der App';
    case 'source-not-answering':
      return 'Quelle antwortet nicht';
    case 'took-too-much':
      return 'Lesen zu aufwendig';
    case 'source-busy':
      return 'Quelle überlastet';
    case 'asked-too-often':
      return 'zu oft gefragt';
    case 'source-paused':
      return 'Quelle pausiert';
    case 'source-refused':
      return 'Quelle verweigert die Antwort';
    case 'answer-unreadable':
      return 'Antwort der Quelle nicht lesbar';
    case 'waiting-for':
      return 'ein anderes Feld hat keinen Wert';
    case 'not-configured':
      return 'Feld nicht verbunden';
    case 'no-person':
      return 'kein Jira-Konto gefunden';
    case 'jira-not-answering':
      return 'Jira antwortet nicht';
    case 'not-offered':
    case 'account-cannot-read':
    case 'invalid-input':
    case 'internal':
      return 'aktueller Wert nicht bekannt';
  }
}
