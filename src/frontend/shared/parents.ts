/** What the view of a connected field tells the app's other pages when it is drawn: by then its value is saved. */
export type ValueShown = { issueId: string; fieldId: string };

/** The fields that this one's options depend on, as the configuration page left them with Jira. */
export function parentsOf(extension: Record<string, unknown>): string[] {
  const dependsOn = memberOf(extension['configuration'], 'dependsOn');
  return Array.isArray(dependsOn) ? dependsOn.filter((id) => typeof id === 'string') : [];
}

/** Whether a message from another page of the app is about a field that this one depends on, on the same issue. */
export function isParentChange(extension: Record<string, unknown>, message: unknown): boolean {
  const fieldId = memberOf(message, 'fieldId');
  return (
    typeof fieldId === 'string' &&
    parentsOf(extension).includes(fieldId) &&
    memberOf(message, 'issueId') === memberOf(extension['issue'], 'id')
  );
}

/** What to tell the fields that depend on this one; null where there is no issue yet. */
export function valueShownIn(extension: Record<string, unknown>): ValueShown | null {
  const issueId = memberOf(extension['issue'], 'id');
  const { fieldId } = extension;
  return typeof issueId === 'string' && typeof fieldId === 'string' ? { issueId, fieldId } : null;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
