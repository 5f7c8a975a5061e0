import { choiceKind } from './kind';
import { optionIn } from './select';

/**
 * The value that Jira stores on an issue for a multiple select: label, details and seal of a key stand at the same place. Jira keeps no
 * lists of objects, and JQL finds only texts in lists; of an object with two lists of texts it finds both.
 */
export type StoredValues = { keys: string[]; labels: string[]; details?: string[]; seals?: string[] };

/** Several options. What is not a text among the stored keys is passed over. */
export const multiSelect = choiceKind<StoredValues>({
  jiraType: 'object',
  collection: 'none',
  isReadOnly: false,
  holds: 'rows',
  takesMany: true,
  store: (options) => {
    if (options.length === 0) return null;
    const keys = options.map(({ key }) => key);
    const labels = options.map(({ label }) => label);
    const listed = (name: 'details' | 'seal'): string[] | null =>
      options.some((option) => option[name] !== undefined) ? options.map((option) => option[name] ?? '') : null;
    const details = listed('details');
    const seals = listed('seal');
    return { keys, labels, ...(details !== null && { details }), ...(seals !== null && { seals }) };
  },
  optionsIn: (stored) => {
    if (!Object.hasOwn(stored, 'keys')) return null;
    const value: Record<string, unknown> = { ...stored };
    const labels = listOf(value['labels']);
    const details = listOf(value['details']);
    const seals = listOf(value['seals']);
    return listOf(value['keys']).flatMap((key, at) =>
      optionIn({ key, label: labels[at], details: details[at], seal: seals[at] }),
    );
  },
});

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
