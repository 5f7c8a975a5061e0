/**
 * What the configuration page left with Jira for the field's pages, so that they need not ask. Where a view is not handed
 * it, nothing is known.
 */
function settingOf(extension: Record<string, unknown>, name: string): unknown {
  const { configuration } = extension;
  return typeof configuration === 'object' && configuration !== null
    ? (configuration as Record<string, unknown>)[name]
    : undefined;
}

const isHandedOver = ({ configuration }: Record<string, unknown>): boolean =>
  typeof configuration === 'object' && configuration !== null;

/** Whether an issue shows the details below the label. */
export function showsDetails(extension: Record<string, unknown>): boolean {
  return settingOf(extension, 'showDetails') !== false;
}

/** Whether an issue shows the source's present labels. */
export function showsPresentLabels(extension: Record<string, unknown>): boolean {
  return settingOf(extension, 'labels') === 'present';
}

/** Forms that make an issue. In bulk edit there is no issue either, but there its issues have values of their own. */
const formsOfNewIssues: readonly unknown[] = ['issue-create', 'portal-request'];

/** Whether it is worth asking what this field starts with: it belongs to a new issue, is empty, and may have such a value. */
export function mayStartWithValue(extension: Record<string, unknown>): boolean {
  const { renderContext, issue, fieldValue } = extension;
  const isNew = formsOfNewIssues.includes(renderContext) && (issue === undefined || issue === null);
  const isEmpty = fieldValue === undefined || fieldValue === null;
  return isNew && isEmpty && (!isHandedOver(extension) || settingOf(extension, 'hasInitial') === true);
}
