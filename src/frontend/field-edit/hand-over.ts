/** Many issues at once. The editor begins empty there, whatever they hold. */
export function isBulkEdit(renderContext: unknown): boolean {
  return renderContext === 'issue-bulk-edit';
}

/**
 * When a choice goes to Jira. In a form (create, transition, bulk edit, request) at once, because Jira sends the form; in
 * place when the person confirms it. A place we do not know is taken for a form: a choice that goes at once is not lost.
 */
export function handOver(renderContext: unknown): 'at-once' | 'when-confirmed' {
  return renderContext === 'issue-view' ? 'when-confirmed' : 'at-once';
}
