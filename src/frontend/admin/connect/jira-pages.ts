import { router, showFlag } from '@forge/bridge';

/**
 * Jira's list of custom fields, where one is made and the contexts of each are configured. Forge's router names no target for it;
 * the address is the one that Atlassian's own documentation of Jira Cloud gives.
 */
const customFields = '/secure/admin/ViewCustomFields.jspa';

/** Opens the list in a new tab; where Jira does not, the person reads `otherwise`. */
export function openCustomFields(otherwise: string): void {
  router.open(customFields).catch(() => say(otherwise));
}

/** Opens an issue in this tab; where Jira does not, the person reads `otherwise`. */
export function openIssue(issueKey: string, otherwise: string): void {
  router.navigate({ target: 'issue', issueKey }).catch(() => say(otherwise));
}

function say(title: string): void {
  showFlag({ id: 'not-opened', type: 'warning', title, isAutoDismiss: true });
}
