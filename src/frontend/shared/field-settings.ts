/** Whether an issue shows the details below the label. The configuration page leaves this with Jira, so that a view need not ask. */
export function showsDetails(extension: Record<string, unknown>): boolean {
  const { configuration } = extension;
  return !(typeof configuration === 'object' && configuration !== null && 'showDetails' in configuration)
    ? true
    : configuration.showDetails !== false;
}
