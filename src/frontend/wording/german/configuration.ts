import type { PreviewStep } from '../../../contract/binding-preview';
import type { SearchMode } from '../../../contract/binding';
import type { OptionCounts } from '../option-counts';
import { quoted } from './quoted';
import { count, listed, size } from '../text';
import { paging, reading } from './paging';

export function searchMode(mode: SearchMode): string {
  switch (mode) {
    case 'in-rows':
      return 'In den abgerufenen Zeilen';
    case 'at-source':
      return 'Bei der API, über die Variable „input“';
    case 'in-copy':
      return 'In einer Kopie aller Zeilen, die die App aufbewahrt';
  }
}

export const configuration = {
  title: 'Woher die Werte dieses Feldes kommen',
  loading: 'Die Konfiguration wird geladen…',
  failedTitle: 'Die Konfiguration konnte nicht geladen werden',
  noDatasources:
    'Es gibt noch keine Datenquelle. Erstellen Sie eine unter „Apps verwalten → Connected Fields → Konfigurieren“, und kommen Sie dann hierher zurück.',
  save: 'Speichern',
  saving: 'Wird gespeichert…',
  cancel: 'Abbrechen',
  saved: 'Das Feld ist verbunden',
  summaryTitle: 'Bitte korrigieren Sie, was markiert ist',
  sections: { source: 'Anfrage', items: 'Optionen', behaviour: 'Verhalten', preview: 'Vorschau' },
  datasource: {
    label: 'Datenquelle',
    placeholder: 'Datenquelle auswählen',
    help: 'Die API, aus der die Optionen kommen.',
  },
  path: {
    label: 'Pfad unterhalb ihrer URL',
    help: "Wie heißt der Suchparameter der API? Heißt er q, schreiben Sie kunden{?q=input}. Ein Text in einer Abfragesprache braucht deren Regel, etwa '{input|odata}'.",
    placeholder: 'kunden',
  },
  cascade: (fields: readonly string[]): string =>
    `Die Optionen richten sich nach ${listed(fields, 'de')}. Was ein anderes Feld enthält, sagt Jira einer App erst, wenn es an einem Vorgang gespeichert ist: Im Dialog zum Erstellen und im Portal sagt dieses Feld, dass es wartet. Bei Massenänderungen hat es Optionen, wenn alle Vorgänge dasselbe enthalten.`,
  variables: {
    label: 'Einfügen',
    input: 'Eingetippter Text',
    'issue.key': 'Vorgangsschlüssel',
    'project.key': 'Projektschlüssel',
    issueType: 'Vorgangstyp',
    'user.accountId': 'Person (Konto-ID)',
    field: (name: string): string => `${name} (Schlüssel)`,
  },
  method: { label: 'Methode', help: 'POST ist für APIs, die mit einem Body durchsucht werden.' },
  body: { label: 'Body (JSON)', help: 'Variablen wie {input} werden ersetzt.' },
  whenMissing: {
    label: 'Wenn eine Variable keinen Wert hat',
    wait: 'Warten: noch keine Optionen',
    omit: 'Weglassen und trotzdem fragen',
    constant: 'Stattdessen einen festen Text senden',
  },
  notFoundMeansNone: 'Eine Antwort „nicht gefunden“ (HTTP 404) bedeutet, dass es keine Zeilen gibt',
  constant: { label: 'Fester Text', help: 'Für jede Variable ohne Wert, zum Beispiel „all“ oder 0.' },
  content: {
    label: 'Format der Antwort',
    detect: 'Aus der Antwort ermitteln',
    json: 'JSON',
    xml: 'XML',
    csv: 'CSV',
    lines: 'Textzeilen',
  },
  delimiter: { label: 'Spaltentrennzeichen', help: 'Leer: wird aus der Antwort ermittelt.' },
  hasHeader: 'Die erste Zeile enthält die Spaltennamen',
  skippedLines: { label: 'Zeilen über den Spaltennamen', help: 'Zum Beispiel ein Titel. Sie werden nicht gelesen.' },
  layout: {
    label: 'Wie die Zeilen dort stehen',
    rows: 'Einzeln, in einer Liste',
    members: 'Als Merkmale eines Objekts',
    columns: 'Als je eine Liste für jede Spalte',
    'header-row': 'Als Listen, die erste mit den Namen',
    help: {
      rows: 'Wie in [{"id": 1, "name": "A"}].',
      members: 'Wie in {"DE": "Deutschland"}. Der Name des Merkmals ist #name, sein Wert ist #value.',
      columns: 'Wie in {"id": [1, 2], "name": ["A", "B"]}.',
      'header-row': 'Wie in [["id", "name"], [1, "A"]].',
    },
  },
  encoding: {
    label: 'Zeichencodierung der Antwort',
    help: 'Wählen Sie nur dann eine, wenn Buchstaben falsch erscheinen.',
    detect: 'Aus der Antwort ermitteln',
  },
  decodesReferences: 'Bezeichnungen sind HTML: &amp; bedeutet &, Tags fallen weg',
  items: {
    label: 'Wo die Einträge sind',
    helpJson: 'JSONPath, zum Beispiel $.items[*]. Wenn Sie einen Vorschlag wählen, müssen Sie ihn nicht kennen.',
    helpXml: 'Pfad von Elementen, zum Beispiel kunden/kunde.',
    helpDetect: 'JSONPath für JSON, ein Pfad von Elementen für XML.',
  },
  key: {
    label: 'Schlüssel',
    help: 'Das Merkmal, das eine Zeile dauerhaft kennzeichnet, zum Beispiel id.',
    helpPeople: 'Das Merkmal mit der E-Mail-Adresse oder der Jira-Konto-ID der Person, zum Beispiel email.',
  },
  labelTemplate: {
    label: 'Bezeichnung',
    help: 'Was zu sehen ist. Merkmale in doppelten geschweiften Klammern, zum Beispiel {{name}} ({{ort}}).',
  },
  details: {
    label: 'Angaben (optional)',
    help: 'Ein weiterer Text, der mit dem Wert gespeichert wird und sich suchen lässt, zum Beispiel {{ort}}, {{kontakt.email}}.',
  },
  card: {
    section: 'Karte (optional)',
    help: 'Auf einem Vorgang lässt sich ein Wert zu diesen Merkmalen seiner Zeile öffnen. Wer den Vorgang sieht, kann sie lesen.',
    suggest: 'In die Karte aufnehmen',
    add: 'Zeile hinzufügen',
    member: (number: number): string => `Merkmal der Zeile ${number}`,
    label: (number: number): string => `Name der Zeile ${number}`,
    kind: (number: number): string => `Art der Zeile ${number}`,
    kinds: {
      text: 'Beliebiger Text',
      number: 'Zahl',
      date: 'Datum',
      'date-time': 'Datum und Uhrzeit',
      link: 'Verweis',
      image: 'Bild, als Verweis',
    },
    remove: (label: string): string => (label === '' ? 'Zeile entfernen' : `${label} entfernen`),
    onPortal: {
      label: 'Auf dem Portal sieht man die Karte auch',
      help: 'Ohne dies öffnet sie sich nur in Jira, für Personen mit Lizenz.',
    },
    shows: {
      label: 'Was eine Karte zeigt',
      live: 'Die Zeile, wie die API sie jetzt hat',
      stored: 'Die Zeile, wie die API sie jetzt hat; wenn diese ausfällt, die zuletzt gezeigte',
      help: {
        live: 'Von einer Karte wird nichts gespeichert. Antwortet die API nicht, so sagt die Karte das.',
        stored:
          'Eine Karte, die jemand geöffnet hat, speichert die App 30 Tage lang mit ihrer Zeit und zeigt sie, wenn die API nicht antwortet. Hat die API die Zeile mit Sicherheit nicht mehr, so wird sie dort gelöscht, sobald jemand sie öffnet.',
      },
      ofCopy: 'Die Karte stammt aus der Kopie, mit deren Alter. Die Kopie enthält diese Merkmale aller Zeilen.',
    },
    preview: (label: string): string => `Karte von ${label}`,
    nothing: 'Die erste Zeile hat keines dieser Merkmale.',
  },
  showDetails: {
    label: 'Angaben am Vorgang anzeigen',
    help: 'Unter der Bezeichnung. Sonst werden sie nur gespeichert und gesucht.',
  },
  labels: {
    label: 'Bezeichnung am Vorgang',
    stored: 'Wie sie gespeichert wurde',
    present: 'Wie die API sie jetzt hat',
    help: {
      stored: 'Der Vorgang zeigt, was gewählt wurde, ohne die API zu fragen.',
      present:
        'Der Vorgang fragt die API oder die zwischengespeicherte Antwort nach der Bezeichnung zum gespeicherten Schlüssel. Boards, Suchen und Exporte zeigen die gespeicherte Bezeichnung.',
    },
  },
  people: {
    label: 'Personen am Vorgang',
    stored: 'Wie sie gespeichert wurden',
    present: 'Wie sie gespeichert wurden, mit der API abgeglichen',
    help: {
      stored: 'Der Vorgang zeigt, wer gewählt wurde, ohne die API zu fragen.',
      present:
        'Der Vorgang fragt die API oder die zwischengespeicherte Antwort, ob sie diese Personen noch nennt, und Jira, ob ihre Konten aktiv sind. Wer nicht mehr genannt wird, wird gekennzeichnet und bleibt erhalten.',
    },
  },
  takesChosenOnly: {
    label: 'Nur Werte annehmen, die in dem Feld gewählt wurden',
    help: 'Jira lehnt dann einen Wert ab, den ein Programm oder ein Import ohne das Siegel dieses Feldes schreibt. Ein erfundenes oder kopiertes Siegel bemerkt Jira nicht: das Feld beim Bearbeiten und eine Auffrischung bemerken es.',
  },
  initial: {
    label: 'Standardwert',
    help: 'Womit ein neuer Vorgang oder eine neue Anfrage beginnt. Er ersetzt nie einen Wert.',
    none: 'Keiner',
    fixed: 'Immer dieselbe Option',
    first: 'Die erste Option, die die API liefert',
    option: 'Option als Standardwert',
    choose: 'Auswählen oder suchen',
    optionHelp: 'Aus dem, was die Quelle jetzt anbietet. Tippen Sie, um andere zu suchen.',
    optionUnknown: 'Optionen zum Auswählen erscheinen hier, sobald die Vorschau welche hat.',
    verdicts: {
      gone: (label: string): string =>
        `Die Quelle bietet ${quoted(label)} nicht an. Neue Vorgänge würden trotzdem damit beginnen: Wählen Sie eine andere Option.`,
      renamed: (label: string, present: string): string =>
        `Die Quelle nennt diese Option jetzt ${quoted(present)}. Neue Vorgänge würden mit ${quoted(label)} beginnen: Wählen Sie sie erneut aus, um die neue Bezeichnung zu übernehmen.`,
    },
  },
  suggestions: 'In der Antwort gefunden',
  suggestItems: (items: string, rows: number): string => `${items} (${rows} ${rows === 1 ? 'Zeile' : 'Zeilen'})`,
  suggestKey: 'Als Schlüssel verwenden',
  suggestLabel: 'Als Bezeichnung verwenden',
  suggestDetails: 'Zu den Angaben hinzufügen',
  value: {
    section: 'Wert',
    moreContent: 'Format',
    lessContent: 'Format ausblenden',
    items: {
      label: 'Wo die Zeile ist',
      help: 'Es zählt die erste Zeile. $ ist die Antwort selbst, $.items[*] eine Liste darin.',
    },
    template: {
      label: 'Wert',
      help: 'Das Merkmal, das angezeigt wird, in doppelten geschweiften Klammern, zum Beispiel {{ort}}. Mehrere ergeben einen Text.',
      helpPeople:
        'Das Merkmal mit der E-Mail-Adresse oder der Jira-Konto-ID der Person, in doppelten geschweiften Klammern, zum Beispiel {{email}}.',
    },
    suggest: 'Als Wert verwenden',
    shown: 'Der Wert wird aus der API gelesen, wenn jemand den Vorgang öffnet. Bearbeiten lässt er sich nicht.',
    storesOnChange: {
      label: 'Wert speichern, wenn ein Vorgang angelegt oder geändert wird',
      help: 'Boards, JQL und Exporte kennen, was gespeichert ist. Die API wird für jeden neuen Vorgang gefragt und noch einmal, wenn sich etwas ändert, das Pfad oder Body nennt. Ohne dies speichert nur eine Auffrischung Werte.',
    },
  },
  sort: {
    label: 'Reihenfolge',
    source: 'Wie die API sie liefert',
    'label-ascending': 'Nach Bezeichnung, A bis Z',
    'label-descending': 'Nach Bezeichnung, Z bis A',
  },
  moreBehaviour: 'Suche und Bezeichnungen',
  lessBehaviour: 'Suche und Bezeichnungen ausblenden',
  unique: 'Optionen weglassen, deren Schlüssel schon vorkam',
  search: {
    label: 'Wo gesucht wird',
    help: 'Bei mehr als einigen Hundert Zeilen ist die Suche bei der API besser; der Pfad muss dann sagen, wohin der getippte Text gehört, etwa {?q=input}. Eine Kopie ist für eine API, die nicht suchen kann und 10.000 Zeilen oder mehr hat.',
  },
  minCharacters: { label: 'Zeichen, bevor Optionen erscheinen', help: 'Bei 0 erscheinen Optionen sofort.' },
  maxOptions: {
    label: 'Höchstzahl angezeigter Optionen',
    help: (max: number): string => `Bis zu ${max}. Nach den übrigen wird gesucht.`,
  },
  paging,
  total: {
    label: 'Merkmal mit der Gesamtzahl (optional)',
    help: 'Wo eine Antwort sagt, wie viele Zeilen es insgesamt gibt, zum Beispiel $.total. Leer: Übliche Header wie X-Total-Count werden gelesen.',
  },
  more: 'Methode und Seiten',
  less: 'Methode und Seiten ausblenden',
  moreContent: 'Format und Reihenfolge',
  lessContent: 'Format und Reihenfolge ausblenden',
  preview: {
    heading: 'Vorschau',
    waiting: 'Wählen Sie eine Datenquelle, dann erscheinen hier die ersten Optionen.',
    unasked:
      'Noch wurde nichts gefragt: Geben Sie einen Pfad ein. Wenn die Liste an der Basis-URL selbst liegt, fragen Sie jetzt.',
    running: 'Die API wird gefragt…',
    search: { label: 'Suche ausprobieren', help: 'Steht für das, was jemand eintippt.' },
    issue: {
      label: 'Mit einem Vorgang ausprobieren',
      help: 'Sein Schlüssel, zum Beispiel DEV-1: Die Werte, die die Abfrage nennt, werden aus ihm gelesen.',
    },
    request: 'Anfrage',
    answer: (status: number, ms: string): string => `HTTP ${status} nach ${ms}`,
    step: ({ step, ok }: PreviewStep, ms: string): string => {
      const name = { token: 'Token', api: 'API', extraction: 'Auswertung' }[step];
      return ok ? `${name} ${ms}` : `${name} nach ${ms} fehlgeschlagen`;
    },
    notAsked: 'Die API wurde nicht gefragt.',
    noAnswer: (ms: string): string => `Keine Antwort nach ${ms}`,
    options: ({ shown, total, rows, isCut }: OptionCounts, locale: string): string => {
      const from = `aus ${count(rows, locale)} ${rows === 1 ? 'Zeile' : 'Zeilen'}`;
      const options = `${count(shown, locale)} ${shown === 1 ? 'Option' : 'Optionen'}`;
      if (!isCut) return `${options} ${from}.`;
      return total === null
        ? `${options} ${from}, und es gibt weitere.`
        : `${count(shown, locale)} von ${count(total, locale)} Optionen, ${from}.`;
    },
    searchedInPart: 'Die API hat mehr Zeilen. Sie wurden nicht durchsucht.',
    searchIgnored:
      'Die API gab dieselben Zeilen wie ohne den getippten Text: Ihr Suchparameter heißt wohl anders. Schlagen Sie seinen Namen nach; heißt er q, schreiben Sie {?q=input}.',
    totalMissing: 'An der Stelle der Gesamtzahl steht in der Antwort keine ganze Zahl.',
    notFound:
      'Manche APIs antworten so, wenn eine Suche nichts findet. Gibt diese Adresse für andere Werte Zeilen, nehmen Sie es als keine Zeilen.',
    takeForNone: 'Als keine Zeilen nehmen',
    namesNobody: (key: string): string =>
      `${quoted(key)} sieht weder nach einer E-Mail-Adresse noch nach einer Jira-Konto-ID aus, und eine davon braucht dieses Feld.`,
    dropped: (rows: number): string =>
      rows === 1
        ? 'Eine Zeile ohne brauchbaren Schlüssel oder ohne Bezeichnung wurde weggelassen.'
        : `${rows} Zeilen ohne brauchbaren Schlüssel oder ohne Bezeichnung wurden weggelassen.`,
    none: 'Die API hat geantwortet, aber keine Zeile passt.',
    value: 'Wert',
    noValue: 'Die API hat geantwortet, und es gibt keinen Wert.',
    columns: { label: 'Bezeichnung', key: 'Schlüssel', details: 'Angaben' },
    raw: 'Rohantwort',
    refresh: 'Erneut fragen',
    askNow: 'Jetzt fragen',
    reading,
    bytes: (bytes: number): string => size(bytes, 'de'),
  },
};
