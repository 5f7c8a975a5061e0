import type { ImportedBinding, PlannedBinding } from '../../../contract/transfer';
import { listed } from '../text';
import { appError } from './app-errors';
import { fieldKindName } from './connect';
import { quoted } from './quoted';

export const fieldImport = {
  title: 'Felder',
  intro:
    'Jede Konfiguration gehört zu dem Feld, das auf dieser Site denselben Namen hat. IDs der anderen Site bedeuten hier nichts; auch Felder, die eine Abfrage liest, werden nach ihrem Namen gefunden.',
  jiraSilent:
    'Jira sagt nicht, welche Felder diese Site hat. Lassen Sie sich den Plan erneut zeigen; die Datenquellen lassen sich auch so importieren.',
  field: (name: string): string => `Feld auf dieser Site für ${quoted(name)}`,
  context: (name: string): string => `Kontext für ${quoted(name)}`,
  choose: 'Feld wählen',
  chooseContext: 'Kontext wählen',
  leaveOut: 'Auslassen',
  contextName: ({ contextId, projects }: { contextId: string; projects: string[] | null }, locale: string): string =>
    projects === null ? `Kontext ${contextId}` : `Kontext ${contextId}: ${listed(projects, locale)}`,
  resultTable: 'Importierte Felder',
  resultField: 'Feld',
};

export const fieldPlanName: Record<PlannedBinding['plan'], string> = {
  new: 'NEU',
  changed: 'GEÄNDERT',
  same: 'GLEICH',
  choose: 'WÄHLEN',
  'left-out': 'AUSGELASSEN',
  'datasource-missing': 'NICHT MÖGLICH',
  'parents-missing': 'NICHT MÖGLICH',
  repeated: 'KONFLIKT',
  'target-taken': 'KONFLIKT',
};

/** Was ein Import mit der Konfiguration eines Felds tun würde, oder warum nicht; null, wo der Plan alles sagt. */
export function plannedField(planned: PlannedBinding, locale: string): string | null {
  const { fieldName, kind, projects } = planned;
  switch (planned.plan) {
    case 'new':
    case 'changed': {
      const { fieldName: name, contextId, projects: here } = planned.target;
      return `Für ${quoted(name)}, Kontext ${contextId}${here === null ? '' : ` (gesehen in ${listed(here, locale)})`}.`;
    }
    case 'same':
    case 'left-out':
      return null;
    case 'choose': {
      const from = projects === null ? '' : ` Auf der anderen Site galt sie für ${listed(projects, locale)}.`;
      return `${question(planned.because, fieldName, kind === null ? null : fieldKindName(kind))}${from}`;
    }
    case 'datasource-missing':
      return 'Ihre Datenquelle ist weder im Text noch auf dieser Site, oder sie steht oben im Konflikt.';
    case 'parents-missing':
      return `Ihre Abfrage liest, was diese Site nicht oder mehrfach hat: ${listed(planned.names.map(quoted), locale)}. Erstellen Sie es oder benennen Sie es um, und lassen Sie sich den Plan erneut zeigen.`;
    case 'repeated':
      return 'Der Text enthält dieses Feld mit diesem Kontext mehrfach. Entfernen Sie alle bis auf eine Konfiguration.';
    case 'target-taken':
      return 'Eine andere Konfiguration des Texts ist hier für dasselbe Feld und denselben Kontext. Wählen Sie für eine davon ein anderes, oder lassen Sie sie aus.';
  }
}

function question(
  because: Extract<PlannedBinding, { plan: 'choose' }>['because'],
  name: string,
  kind: string | null,
): string {
  const type = kind === null ? '' : ` vom Typ ${quoted(kind)}`;
  switch (because) {
    case 'no-field':
      return `Diese Site hat kein Feld namens ${quoted(name)}${type}. Erstellen Sie es in Jira und lassen Sie sich den Plan erneut zeigen, oder wählen Sie ein anderes Feld.`;
    case 'other-kind':
      return `Das Feld ${quoted(name)} dieser Site ist von einem anderen Typ. Erstellen Sie eines${type}, oder wählen Sie ein anderes Feld.`;
    case 'several-fields':
      return `Diese Site hat mehrere Felder namens ${quoted(name)}. Wählen Sie eines.`;
    case 'several-contexts':
      return 'Das Feld hat hier mehrere Kontexte. Wählen Sie den, für den das gilt.';
    case 'no-contexts':
      return 'Jira nennt keinen Kontext des Felds. Öffnen Sie seine Kontexte einmal in Jira, und lassen Sie sich den Plan erneut zeigen.';
  }
}

/** Was ein Import mit der Konfiguration eines Felds getan hat. */
export function importedField(result: ImportedBinding, locale: string): string {
  switch (result.outcome) {
    case 'connected':
      return 'Verbunden.';
    case 'changed':
      return 'Geändert.';
    case 'not-imported':
      return `Nicht importiert: ${reason(result.because, locale)}`;
  }
}

function reason(because: Extract<ImportedBinding, { outcome: 'not-imported' }>['because'], locale: string): string {
  if (because === 'broke-off')
    return 'Etwas ist abgebrochen. Nichts davon wurde gespeichert; importieren Sie es erneut.';
  if (because.code === 'conflict')
    return 'Jemand hat sie gespeichert, nachdem der Plan erstellt war. Lassen Sie sich den Plan erneut zeigen.';
  if (because.code !== 'invalid-input') return appError(because, locale);
  const problems = Object.values(because.fields);
  if (problems.some(({ code }) => code === 'unknown-datasource')) return 'Ihre Datenquelle ist nicht auf dieser Site.';
  const circle = problems.find((problem) => problem.code === 'circular-fields');
  return circle?.code === 'circular-fields'
    ? `Felder würden im Kreis aufeinander warten: ${circle.names.join(' → ')}.`
    : 'Ihre Einstellungen passen nicht zu dieser Version der App. Konfigurieren Sie das Feld von Hand.';
}
