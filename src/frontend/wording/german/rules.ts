import type { RuleFailure } from '../../../contract/workflow-rule';
import type { rules as english } from '../english/rules';

/** Was die Seiten sagen, auf denen Regeln von Workflows eingestellt werden. */
export const rules: typeof english = {
  loading: 'Die verbundenen Felder werden geladen …',
  tryAgain: 'Noch einmal versuchen',
  noFields:
    'Auf dieser Site gibt es noch kein verbundenes Feld. Die Jira-Administration legt eines in Connected Fields an.',
  field: 'Feld',
  chooseField: 'Feld wählen',
  notConnected: (name) => `${name} (nicht verbunden)`,
  notFound: (name) => `${name} (nicht gefunden)`,
  fieldNeeded: 'Wählen Sie das Feld, um das es in der Regel geht.',
  keys: 'Schlüssel von Optionen, einer je Zeile',
  keysHelp: 'Der Schlüssel ist, was die Konfiguration des Feldes so nennt, nicht der Text, den man sieht.',
  keysNeeded: 'Geben Sie mindestens einen Schlüssel ein.',
  oneKeyOnly: 'Dieses Feld nimmt eine Option: Geben Sie einen Schlüssel ein.',
  keysTooLong: 'Geben Sie höchstens 100 Schlüssel mit höchstens 255 Zeichen ein.',
  preview:
    'Regeln von Apps in Workflows sind eine Vorschau-Funktion von Atlassian Forge: stabil, aber mit kürzerer Frist geändert als andere.',
  validator: {
    about: 'Ein leeres Feld hält keinen Übergang auf.',
    demands: 'Was der Übergang von einem Wert verlangt',
    demandsChoice: {
      now: 'Die Quelle bietet ihn jetzt an',
      ever: 'Die Quelle bietet ihn jetzt an, oder er wurde einmal aus der Liste des Feldes gewählt',
    },
    checks: 'Welche Werte geprüft werden',
    checksChoice: {
      all: 'Was nach dem Übergang im Feld steht',
      changed: 'Nur was dieser Übergang ändert; ältere Werte bleiben, wie sie sind',
    },
    whenUnsure: 'Wenn niemand es weiß',
    whenUnsureHelp:
      'Die Quelle antwortet nicht, ist angehalten oder wurde zu oft gefragt, ihre Liste war nicht bis zum Ende zu lesen, oder das Feld ist nicht mehr verbunden.',
    whenUnsureChoice: {
      stop: 'Den Übergang aufhalten und sagen, warum',
      pass: 'Den Übergang stattfinden lassen',
    },
    description: ({ fieldName, checks, demands, whenUnsure }) => {
      const value = checks === 'all' ? `Der Wert von ${fieldName}` : `Ein geänderter Wert von ${fieldName}`;
      const demand =
        demands === 'now'
          ? 'wird von seiner Quelle noch angeboten'
          : 'wird von seiner Quelle angeboten oder wurde es einmal';
      return `${value} ${demand}. Wenn niemand es weiß, ${whenUnsure === 'stop' ? 'wird der Übergang aufgehalten' : 'findet der Übergang statt'}.`;
    },
  },
  postFunction: {
    about:
      'Es geschieht nach dem Übergang, meist binnen Sekunden. Antwortet die Quelle nicht, wird es viermal wieder versucht, über eine Viertelstunde; dann bleibt das Feld, wie es ist. Von einer Nachfunktion, die nicht gelang, sagt Jira niemandem etwas.',
    does: 'Was mit dem Feld geschieht',
    doesChoice: {
      refresh: 'Seinen Text, oder seinen Nur-Lese-Wert, mit der Quelle abgleichen',
      only: 'Die einzige Option setzen, die die Quelle für den Vorgang anbietet; bei mehreren nichts',
      keys: 'Die Optionen mit diesen Schlüsseln setzen',
    },
    description: ({ fieldName, does, keys }) =>
      does === 'refresh'
        ? `${fieldName} wird mit seiner Quelle abgeglichen.`
        : does === 'only'
          ? `${fieldName} bekommt die einzige Option, die seine Quelle für den Vorgang anbietet.`
          : `${fieldName} bekommt ${keys.join(', ')}.`,
  },
  condition: {
    about: 'Es zählt, was am Vorgang gespeichert ist. Eine Bedingung kann keine Quelle fragen.',
    wants: 'Der Übergang wird angeboten, wenn das Feld',
    wantsChoice: {
      filled: 'einen Wert hat',
      empty: 'leer ist',
      among: 'eine Option mit einem dieser Schlüssel enthält',
    },
    description: ({ fieldName, wants, keys }) =>
      wants === 'filled'
        ? `${fieldName} hat einen Wert.`
        : wants === 'empty'
          ? `${fieldName} ist leer.`
          : `${fieldName} enthält eines von ${keys.join(', ')}.`,
  },
};

export function ruleFailure(failure: RuleFailure): string {
  switch (failure.code) {
    case 'jira-not-answering':
      return 'Jira hat seine Felder nicht genannt. Versuchen Sie es gleich noch einmal.';
    case 'invalid-input':
      return 'Diese Seite gehört zu einer anderen Version der App. Laden Sie sie neu.';
    case 'internal':
      return `In der App ist etwas schiefgegangen. Die Jira-Administration findet es in den Protokollen der App als ${failure.reference}.`;
  }
}
