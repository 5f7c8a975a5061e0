import type { SecretName } from '../../../contract/authentication';
import type { AskedSecret } from '../../../contract/impact';
import type {
  ImportConflict,
  ImportedDatasource,
  ImportInputProblem,
  ImportPlan,
  ImportProblem,
  SecretSuspicion,
} from '../../../contract/transfer';
import { listed, size } from '../text';
import { secretName, settingName } from './audit';
import { fieldProblem } from './problems';
import { quoted } from './quoted';

type Counts = { datasources: number; fields: number };

function things({ datasources, fields }: Counts): string {
  return [
    ...(datasources > 0 || fields === 0 ? [datasources === 1 ? '1 Datenquelle' : `${datasources} Datenquellen`] : []),
    ...(fields > 0 ? [fields === 1 ? '1 Feld' : `${fields} Felder`] : []),
  ].join(' und ');
}

export const transfer = {
  exportTitle: 'Export',
  exportIntro:
    'Alle Datenquellen und die Konfigurationen aller verbundenen Felder, als Text zum Aufbewahren oder zum Import in eine andere Site. Er enthält keine Secrets und keine Token. Die Felder selbst gehören Jira: Auf der anderen Site werden sie nach ihren Namen gefunden.',
  makeExport: 'Export erstellen',
  making: 'Export wird erstellt…',
  exportLabel: 'Exportdatei',
  exportHelp: (bytes: number, suspicions: number, locale: string): string =>
    `${size(bytes, locale)}. Markieren Sie den ganzen Text, und kopieren Sie ihn in eine Datei. Er enthält kein gespeichertes Secret${suspicions === 0 ? '' : '; beachten Sie die Warnung oben'}.`,
  closeExport: 'Export schließen',
  exportTooLarge: (bytes: number, max: number, locale: string): string =>
    `Der Export hätte ${size(bytes, locale)}, ein Import nimmt aber höchstens ${size(max, locale)} an. Löschen Sie Datenquellen, die nichts verwendet.`,
  unreadableFields: (count: number): string =>
    count === 1
      ? 'Die Konfiguration eines Feldkontexts lässt sich nicht lesen und fehlt im Text. Siehe den Tab Felder.'
      : `Die Konfigurationen von ${count} Feldkontexten lassen sich nicht lesen und fehlen im Text. Siehe den Tab Felder.`,
  suspicionsTitle: 'Sehen Sie sich diese Werte an, bevor Sie den Text weitergeben',
  suspicionsIntro:
    'Sie sind nicht als Secret markiert und stehen deshalb im Text, sehen aber danach aus. Markieren Sie sie in der Datenquelle als Secret, oder nehmen Sie sie aus der Anfrage des Felds, und exportieren Sie erneut.',
  suspicion: ({ name, path }: SecretSuspicion): string => `${name}: ${settingName(path)}`,
  importTitle: 'Import',
  importIntro: 'Fügen Sie einen Export ein. Sie sehen, was geschehen würde, bevor etwas geschieht.',
  importLabel: 'Zu importierende Exportdatei',
  importPlaceholder: '{ "format": "connected-fields", … }',
  plan: 'Zeigen, was geschehen würde',
  planning: 'Der Text wird gelesen…',
  failedTitle: 'Das hat nicht geklappt',
  problemTitle: 'Dieser Text lässt sich nicht importieren',
  planTitle: 'Was der Import tun würde',
  planTable: 'Datenquellen des Texts',
  columns: { name: 'Datenquelle', plan: 'Plan', details: 'Einzelheiten' },
  tooMany: ({ max, wouldBe }: { max: number; wouldBe: number }): string =>
    `Die Site hätte ${wouldBe} Datenquellen und darf ${max} haben. Löschen Sie einige, oder importieren Sie einen Text mit weniger.`,
  nothingToDo: 'Es gibt nichts zu importieren: Alles ist schon da oder braucht oben eine Entscheidung.',
  takeOver: (name: string): string => `Stattdessen ${quoted(name)} dieser Site ändern`,
  import: (counts: Counts): string => `${things(counts)} importieren`,
  confirmTitle: (counts: Counts): string => `${things(counts)} importieren?`,
  confirmBody: ({ counts, secretsToEnter }: ImportPlan): string =>
    `Datenquellen: ${counts.new} neu, ${counts.changed} geändert. ${
      secretsToEnter === 0
        ? 'Es muss kein Secret eingegeben werden.'
        : `${secretsToEnter === 1 ? 'Ein Secret muss' : `${secretsToEnter} Secrets müssen`} danach eingegeben werden; bis dahin funktionieren diese Datenquellen nicht.`
    }`,
  cancel: 'Abbrechen',
  importing: (done: number, all: number): string => `${done} von ${all} importiert…`,
  resultTitle: 'Was importiert wurde',
  resultTable: 'Importierte Datenquellen',
  resultColumns: { name: 'Datenquelle', outcome: 'Ergebnis' },
  hostsLater:
    'Nach der Freigabe von Hosts, die auf dieser Site noch fehlen, wird gefragt, wenn Sie eine Datenquelle testen oder speichern.',
  brokeOff:
    'Zwischendurch ist die Verbindung abgebrochen. Was unten steht, ist importiert; fügen Sie den Text für die übrigen erneut ein.',
  toDatasources: 'Zu den Datenquellen',
};

export const planName: Record<'new' | 'changed' | 'same' | 'conflict', string> = {
  new: 'NEU',
  changed: 'GEÄNDERT',
  same: 'GLEICH',
  conflict: 'KONFLIKT',
};

/** Which secrets an import asks for. */
export function askedSecrets(asked: readonly AskedSecret[], locale: string): string {
  const names = listed(
    asked.map(({ name }) => secretName(name)),
    locale,
  );
  const isMoved = asked.some(({ because }) => because === 'host-changed');
  return `Danach einzugeben: ${names}.${isMoved ? ' Ein gespeichertes Secret wird nicht an einen anderen Host gesendet und deshalb gelöscht.' : ''}`;
}

export function deletedSecrets(names: readonly SecretName[], locale: string): string {
  return `Gelöscht, weil nichts mehr sie verwendet: ${listed(names.map(secretName), locale)}.`;
}

export function importConflict(conflict: ImportConflict): string {
  switch (conflict.code) {
    case 'name-taken':
      return `Eine andere Datenquelle dieser Site heißt ${quoted(conflict.existingName)}. Benennen Sie eine von beiden um, oder ändern Sie jene.`;
    case 'repeated-name':
      return 'Der Text enthält diesen Namen mehr als einmal. Benennen Sie alle bis auf einen um.';
    case 'repeated-id':
      return 'Der Text enthält diese ID mehr als einmal. Entfernen Sie alle bis auf eine.';
  }
}

export function importResult(result: ImportedDatasource, locale: string): string {
  switch (result.outcome) {
    case 'created':
    case 'changed': {
      const done = result.outcome === 'created' ? 'Erstellt.' : 'Geändert.';
      if (result.missingSecrets.length === 0) return done;
      return `${done} Jetzt bearbeiten und eingeben: ${listed(result.missingSecrets.map(secretName), locale)}.`;
    }
    case 'same':
      return 'Nichts zu ändern.';
    case 'not-imported':
      return notImported(result.because);
  }
}

function notImported(because: Extract<ImportedDatasource, { outcome: 'not-imported' }>['because']): string {
  switch (because) {
    case 'conflict':
      return 'Nicht importiert: Name oder ID ist vergeben. Lassen Sie sich den Plan erneut zeigen.';
    case 'changed-meanwhile':
      return 'Nicht importiert: Jemand hat sie gespeichert, nachdem der Plan erstellt war. Lassen Sie sich den Plan erneut zeigen.';
    case 'too-many':
      return 'Nicht importiert: Die Site hat so viele Datenquellen, wie sie haben darf.';
    case 'broke-off':
      return 'Nicht importiert: Der Vorgang wurde unterbrochen. Nichts davon wurde gespeichert; importieren Sie sie erneut.';
  }
}

/** Why a text cannot be imported. */
export function importProblem(problem: ImportProblem, locale: string): string {
  switch (problem.code) {
    case 'empty':
      return 'Es ist kein Text da. Fügen Sie den ganzen Export ein.';
    case 'too-large':
      return `Der Text hat ${size(problem.bytes, locale)}; erlaubt sind höchstens ${size(problem.maxBytes, locale)}. Exportieren Sie weniger Datenquellen.`;
    case 'too-deep':
      return `Der Text ist mehr als ${problem.max} Ebenen tief verschachtelt; das ist kein Export.`;
    case 'truncated':
      return 'Der Text endet mittendrin. Kopieren Sie ihn ganz.';
    case 'not-json':
      return `Der Text ist kein JSON${problem.line === null ? '' : `: Zeile ${problem.line} ist nicht lesbar`}. Kopieren Sie ihn erneut, so wie er exportiert wurde.`;
    case 'not-an-export':
      return 'Der Text ist JSON, aber kein Export dieser App.';
    case 'newer-version':
      return `Der Text stammt aus einer neueren Version dieser App (Format ${problem.found}; diese liest ${problem.supported}). Aktualisieren Sie zuerst die App auf dieser Site.`;
    case 'unknown-version':
      return 'Der Text nennt keine Version des Formats, die diese App kennt.';
    case 'hostile-member':
      return `Der Text hat eine Angabe, die kein Export hat (${problem.path}). Verwenden Sie diese Datei nicht.`;
    case 'repeated-member':
      return `Der Text hat dieselbe Angabe zweimal (${problem.path}); es ist nicht klar, welche gilt.`;
    case 'holds-secret':
      return `Der Text enthält einen Wert, wo ein Secret hingehört (${problem.path}). Ein Export tut das nie: Entfernen Sie den Wert, und geben Sie die Datei nicht weiter.`;
    case 'too-many':
      return `Der Text enthält mehr als ${problem.max} ${problem.what === 'datasources' ? 'Datenquellen' : 'Feldkonfigurationen'}.`;
    case 'invalid':
      return `Einige Einstellungen im Text sind nicht gültig${problem.more > 0 ? `; ${problem.more} weitere sind nicht aufgeführt` : ''}.`;
  }
}

/** One setting of a text that is not valid. */
export function importInputProblem({ path, name, problem }: ImportInputProblem): string {
  const sentence = problem.code === 'unknown-member' ? 'Diese App kennt diese Angabe nicht.' : fieldProblem(problem);
  return `${name === null ? '' : `${name}, `}${path}: ${sentence}`;
}
