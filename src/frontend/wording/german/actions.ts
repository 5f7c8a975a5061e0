import type { actions as english } from '../english/actions';

/** Was die Seite sagt, auf der eine Aktion der Automatisierung eingestellt wird. */
export const actions: typeof english = {
  loading: 'Die verbundenen Felder werden geladen …',
  field: 'Feld',
  chooseField: 'Feld wählen',
  issueKey: 'Vorgangsschlüssel',
  issueKeyHelp: 'Ein Schlüssel, oder {{issue.key}} für den Vorgang der Regel.',
  search: 'Suchtext',
  searchHelp: 'Was man in das Feld tippen würde. Leer: die ersten Zeilen.',
  keys: 'Schlüssel von Optionen, einer je Zeile',
  keysHelp:
    'Schlüssel, nicht die Texte. Ein Schlüssel, den die Quelle nicht anbietet, hält die Regel an, und nichts wird geändert.',
};
