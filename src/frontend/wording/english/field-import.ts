import type { ImportedBinding, PlannedBinding } from '../../../contract/transfer';
import { listed } from '../text';
import { appError } from './app-errors';
import { fieldKindName } from './connect';
import { quoted } from './quoted';

export const fieldImport = {
  title: 'Fields',
  intro:
    'Each is connected to the field of the same name on this site. IDs of the other site mean nothing here; fields that a query reads are found by their names, too.',
  jiraSilent:
    'Jira does not say which fields this site has. Show the plan again; the datasources can be imported without.',
  field: (name: string): string => `Field on this site for ${quoted(name)}`,
  context: (name: string): string => `Context for ${quoted(name)}`,
  choose: 'Choose a field',
  chooseContext: 'Choose a context',
  leaveOut: 'Leave out',
  contextName: ({ contextId, projects }: { contextId: string; projects: string[] | null }, locale: string): string =>
    projects === null ? `Context ${contextId}` : `Context ${contextId}: ${listed(projects, locale)}`,
  resultTable: 'Imported fields',
  resultField: 'Field',
};

export const fieldPlanName: Record<PlannedBinding['plan'], string> = {
  new: 'NEW',
  changed: 'CHANGED',
  same: 'SAME',
  choose: 'CHOOSE',
  'left-out': 'LEFT OUT',
  'datasource-missing': 'NOT POSSIBLE',
  'parents-missing': 'NOT POSSIBLE',
  repeated: 'CONFLICT',
  'target-taken': 'CONFLICT',
};

/** What an import would do with the configuration of one field, or why not; null where its plan says it all. */
export function plannedField(planned: PlannedBinding, locale: string): string | null {
  const { fieldName, kind, projects } = planned;
  switch (planned.plan) {
    case 'new':
    case 'changed': {
      const { fieldName: name, contextId, projects: here } = planned.target;
      return `To ${quoted(name)}, context ${contextId}${here === null ? '' : ` (seen in ${listed(here, locale)})`}.`;
    }
    case 'same':
    case 'left-out':
      return null;
    case 'choose': {
      const from = projects === null ? '' : ` On the other site it was for ${listed(projects, locale)}.`;
      return `${question(planned.because, fieldName, kind === null ? null : fieldKindName(kind))}${from}`;
    }
    case 'datasource-missing':
      return 'The datasource it uses is neither in the text nor on this site, or stands in conflict above.';
    case 'parents-missing':
      return `Its query reads what this site does not have, or has more than once: ${listed(planned.names.map(quoted), locale)}. Create or rename it, then show the plan again.`;
    case 'repeated':
      return 'The text holds this field and context more than once. Remove all but one.';
    case 'target-taken':
      return 'Another configuration of the text is for the same field and context here. Choose another for one of them, or leave it out.';
  }
}

function question(
  because: Extract<PlannedBinding, { plan: 'choose' }>['because'],
  name: string,
  kind: string | null,
): string {
  const type = kind === null ? '' : ` of type ${quoted(kind)}`;
  switch (because) {
    case 'no-field':
      return `This site has no field named ${quoted(name)}${type}. Create it in Jira and show the plan again, or choose another field.`;
    case 'other-kind':
      return `The field ${quoted(name)} of this site is of another type. Create one${type}, or choose another field.`;
    case 'several-fields':
      return `This site has several fields named ${quoted(name)}. Choose one.`;
    case 'several-contexts':
      return 'The field has several contexts here. Choose the one that this is for.';
    case 'no-contexts':
      return 'Jira names no context of the field. Open its contexts in Jira once, then show the plan again.';
  }
}

/** What an import did with the configuration of one field. */
export function importedField(result: ImportedBinding, locale: string): string {
  switch (result.outcome) {
    case 'connected':
      return 'Connected.';
    case 'changed':
      return 'Changed.';
    case 'not-imported':
      return `Not imported: ${reason(result.because, locale)}`;
  }
}

function reason(because: Extract<ImportedBinding, { outcome: 'not-imported' }>['because'], locale: string): string {
  if (because === 'broke-off') return 'something broke off. Nothing of it was saved; import it again.';
  if (because.code === 'conflict') return 'somebody saved it after the plan was made. Show the plan again.';
  if (because.code !== 'invalid-input') return appError(because, locale);
  const problems = Object.values(because.fields);
  if (problems.some(({ code }) => code === 'unknown-datasource')) return 'its datasource is not on this site.';
  const circle = problems.find((problem) => problem.code === 'circular-fields');
  return circle?.code === 'circular-fields'
    ? `fields would wait for each other in a circle: ${circle.names.join(' → ')}.`
    : 'its settings do not fit this version of the app. Configure the field by hand.';
}
