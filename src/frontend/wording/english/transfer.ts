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
import { secretName, settingName } from './audit';
import { fieldProblem } from './problems';
import { quoted } from './quoted';
import { listed, size } from '../text';

type Counts = { datasources: number; fields: number };

function things({ datasources, fields }: Counts): string {
  return [
    ...(datasources > 0 || fields === 0 ? [datasources === 1 ? '1 datasource' : `${datasources} datasources`] : []),
    ...(fields > 0 ? [fields === 1 ? '1 field' : `${fields} fields`] : []),
  ].join(' and ');
}

export const transfer = {
  exportTitle: 'Export',
  exportIntro:
    'All datasources and the configurations of all connected fields, as a text to keep or to import into another site. It holds no secret and no token. The fields themselves belong to Jira: on the other site they are found by their names.',
  makeExport: 'Make the export',
  making: 'Making the export…',
  exportLabel: 'Export file',
  exportHelp: (bytes: number, suspicions: number, locale: string): string =>
    `${size(bytes, locale)}. Select all of the text and copy it into a file. No saved secret is inside${suspicions === 0 ? '' : '; see the warning above'}.`,
  closeExport: 'Close the export',
  exportTooLarge: (bytes: number, max: number, locale: string): string =>
    `The export would have ${size(bytes, locale)}, and an import takes ${size(max, locale)} at most. Delete datasources that nothing uses.`,
  unreadableFields: (count: number): string =>
    count === 1
      ? 'The configuration of one field context cannot be read and is not in the text. See the tab Fields.'
      : `The configurations of ${count} field contexts cannot be read and are not in the text. See the tab Fields.`,
  suspicionsTitle: 'Look at these values before you pass the text on',
  suspicionsIntro:
    'They are not marked secret, so they are in the text, and look as if they were. Mark them secret in the datasource, or take them out of the field’s request, and export again.',
  suspicion: ({ name, path }: SecretSuspicion): string => `${name}: ${settingName(path)}`,
  importTitle: 'Import',
  importIntro: 'Paste an export. You see what would happen before anything does.',
  importLabel: 'Export file to import',
  importPlaceholder: '{ "format": "connected-fields", … }',
  plan: 'Show what it would do',
  planning: 'Reading the text…',
  failedTitle: 'That did not work',
  problemTitle: 'This text cannot be imported',
  planTitle: 'What the import would do',
  planTable: 'Datasources of the text',
  columns: { name: 'Datasource', plan: 'Plan', details: 'Details' },
  tooMany: ({ max, wouldBe }: { max: number; wouldBe: number }): string =>
    `The site would have ${wouldBe} datasources and may have ${max}. Delete some, or import a text with fewer.`,
  nothingToDo: 'There is nothing to import: everything is here already, or needs a decision above.',
  takeOver: (name: string): string => `Change ${quoted(name)} of this site instead`,
  import: (counts: Counts): string => `Import ${things(counts)}`,
  confirmTitle: (counts: Counts): string => `Import ${things(counts)}?`,
  confirmBody: ({ counts, secretsToEnter }: ImportPlan): string =>
    `Datasources: ${counts.new} new, ${counts.changed} changed. ${
      secretsToEnter === 0
        ? 'No secret has to be entered.'
        : `${secretsToEnter === 1 ? 'One secret has' : `${secretsToEnter} secrets have`} to be entered afterwards; until then those datasources do not work.`
    }`,
  cancel: 'Cancel',
  importing: (done: number, all: number): string => `Imported ${done} of ${all}…`,
  resultTitle: 'What was imported',
  resultTable: 'Imported datasources',
  resultColumns: { name: 'Datasource', outcome: 'Result' },
  hostsLater: 'Hosts that this site has not approved yet are asked for when you test or save a datasource.',
  brokeOff: 'The connection was lost in between. What stands below is imported; paste the text again for the others.',
  toDatasources: 'Go to the datasources',
};

export const planName: Record<'new' | 'changed' | 'same' | 'conflict', string> = {
  new: 'NEW',
  changed: 'CHANGED',
  same: 'SAME',
  conflict: 'CONFLICT',
};

/** Which secrets an import asks for. */
export function askedSecrets(asked: readonly AskedSecret[], locale: string): string {
  const names = listed(
    asked.map(({ name }) => secretName(name)),
    locale,
  );
  const isMoved = asked.some(({ because }) => because === 'host-changed');
  return `To enter afterwards: ${names}.${isMoved ? ' A saved secret is not sent to another host, so it is deleted.' : ''}`;
}

export function deletedSecrets(names: readonly SecretName[], locale: string): string {
  return `Deleted, because nothing uses it any more: ${listed(names.map(secretName), locale)}.`;
}

export function importConflict(conflict: ImportConflict): string {
  switch (conflict.code) {
    case 'name-taken':
      return `Another datasource of this site has the name ${quoted(conflict.existingName)}. Rename one of them, or change that one.`;
    case 'repeated-name':
      return 'The text holds this name more than once. Rename all but one.';
    case 'repeated-id':
      return 'The text holds this ID more than once. Remove all but one.';
  }
}

export function importResult(result: ImportedDatasource, locale: string): string {
  switch (result.outcome) {
    case 'created':
    case 'changed': {
      const done = result.outcome === 'created' ? 'Created.' : 'Changed.';
      if (result.missingSecrets.length === 0) return done;
      return `${done} Now edit it and enter: ${listed(result.missingSecrets.map(secretName), locale)}.`;
    }
    case 'same':
      return 'Nothing to change.';
    case 'not-imported':
      return notImported(result.because);
  }
}

function notImported(because: Extract<ImportedDatasource, { outcome: 'not-imported' }>['because']): string {
  switch (because) {
    case 'conflict':
      return 'Not imported: its name or ID is taken. Show the plan again.';
    case 'changed-meanwhile':
      return 'Not imported: somebody saved it after the plan was made. Show the plan again.';
    case 'too-many':
      return 'Not imported: the site has as many datasources as it may have.';
    case 'broke-off':
      return 'Not imported: something broke off. Nothing of it was saved; import it again.';
  }
}

/** Why a text cannot be imported. */
export function importProblem(problem: ImportProblem, locale: string): string {
  switch (problem.code) {
    case 'empty':
      return 'There is no text. Paste the whole export.';
    case 'too-large':
      return `The text has ${size(problem.bytes, locale)}, and ${size(problem.maxBytes, locale)} is the most. Export fewer datasources.`;
    case 'too-deep':
      return `The text nests more than ${problem.max} levels, which no export does.`;
    case 'truncated':
      return 'The text ends in the middle. Copy all of it.';
    case 'not-json':
      return `The text is not JSON${problem.line === null ? '' : `: line ${problem.line} cannot be read`}. Copy it again as it was exported.`;
    case 'not-an-export':
      return 'The text is JSON, but not an export of this app.';
    case 'newer-version':
      return `The text was made by a newer version of this app (format ${problem.found}; this one reads ${problem.supported}). Update the app on this site first.`;
    case 'unknown-version':
      return 'The text names no version of the format that this app knows.';
    case 'hostile-member':
      return `The text has a member that no export has (${problem.path}). Do not use this file.`;
    case 'repeated-member':
      return `The text has the same member twice (${problem.path}), so it is not clear which one counts.`;
    case 'holds-secret':
      return `The text holds a value where a secret belongs (${problem.path}). An export never does: remove the value, and do not pass the file on.`;
    case 'too-many':
      return `The text holds more ${problem.what === 'datasources' ? 'datasources' : 'field configurations'} than ${problem.max}.`;
    case 'invalid':
      return `Some settings in the text are not valid${problem.more > 0 ? `; ${problem.more} more are not listed` : ''}.`;
  }
}

/** One setting of a text that is not valid. */
export function importInputProblem({ path, name, problem }: ImportInputProblem): string {
  const sentence = problem.code === 'unknown-member' ? 'This app does not know this member.' : fieldProblem(problem);
  return `${name === null ? '' : `${name}, `}${path}: ${sentence}`;
}
