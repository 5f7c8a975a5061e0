/**
 * What the configuration page left with Jira for the field's pages, or the app's answer where a view is not handed it.
 */
function settingOf(extension: Record<string, unknown>, name: string): unknown {
  const { configuration } = extension;
  return typeof configuration === 'object' && configuration !== null
    ? (configuration as Record<string, unknown>)[name]
    : undefined;
}

/** Whether the configuration is known: handed over by the view, or asked for. */
export function isHandedOver({ configuration }: Record<string, unknown>): boolean {
  return typeof configuration === 'object' && configuration !== null;
}

/** Whether an issue shows the details below the label: not before that is known. */
export function showsDetails(extension: Record<string, unknown>): boolean {
  return isHandedOver(extension) && settingOf(extension, 'showDetails') !== false;
}

/** Whether an issue shows the source's present labels. */
export function showsPresentLabels(extension: Record<string, unknown>): boolean {
  return settingOf(extension, 'labels') === 'present';
}

/** Whether a value opens to its card where it is shown: customers see one only where the settings show it to them. */
export function hasCard(extension: Record<string, unknown>): boolean {
  const where = settingOf(extension, 'card');
  return where === 'everywhere' || (where === 'in-jira' && extension['renderContext'] !== 'portal-view');
}

/** Forms that make an issue. In bulk edit there is no issue either, but there its issues have values of their own. */
const formsOfNewIssues: readonly unknown[] = ['issue-create', 'portal-request'];

/** Whether it is worth asking what this field starts with: it belongs to a new issue, is empty, and may have such a value. */
export function mayStartWithValue(extension: Record<string, unknown>): boolean {
  const { renderContext, issue, fieldValue } = extension;
  const isNew = formsOfNewIssues.includes(renderContext) && !hasId(issue);
  const isEmpty = fieldValue === undefined || fieldValue === null;
  return isNew && isEmpty && settingOf(extension, 'hasInitial') === true;
}

/** An issue that is being made may have a type already. */
function hasId(issue: unknown): boolean {
  return typeof issue === 'object' && issue !== null && 'id' in issue;
}
