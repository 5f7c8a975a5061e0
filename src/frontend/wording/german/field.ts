export const field = {
  label: 'Wert',
  placeholder: 'Suchen',
  loading: 'Optionen werden geladen…',
  minCharacters: (count: number): string =>
    count === 1
      ? 'Geben Sie ein Zeichen ein, um zu suchen.'
      : `Geben Sie mindestens ${count} Zeichen ein, um zu suchen.`,
  truncated: (shown: number): string =>
    shown === 1
      ? 'Nur der erste Treffer wird angezeigt. Tippen Sie, um mehr zu finden.'
      : `Die ersten ${shown} werden angezeigt. Tippen Sie, um mehr zu finden.`,
  none: 'Nichts gefunden.',
  failed: (reason: string, hasValue: boolean): string =>
    `Die Optionen konnten nicht geladen werden: ${reason}${hasValue ? ' Ihr Wert bleibt erhalten.' : ''}`,
  connection: 'Die Verbindung zu Jira ist abgebrochen.',
  notSaved:
    'Der Wert konnte nicht gespeichert werden. Versuchen Sie es erneut, oder laden Sie die Seite neu; Ihre Auswahl wird weiterhin angezeigt.',
  valueLoading: 'Der Wert wird geladen…',
  valueFailed: (reason: string, hasValue: boolean): string =>
    `Der aktuelle Wert konnte nicht geladen werden: ${reason}${hasValue ? ' Sie sehen den zuletzt gespeicherten.' : ''}`,
  retry: 'Erneut versuchen',
  empty: '—',
  goneShort: 'Nicht mehr im Angebot; bleibt erhalten',
  gone: (label: string): string => `${label}: nicht mehr im Angebot; bleibt erhalten.`,
  clear: 'Leeren',
};
