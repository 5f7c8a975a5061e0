import { router } from '@forge/bridge';

/**
 * Jira's list of custom fields, where one is made and the contexts of each are configured. Forge's router names no target for it;
 * the address is the one that Atlassian's own documentation of Jira Cloud gives.
 */
const customFields = '/secure/admin/ViewCustomFields.jspa';

export function openCustomFields(): void {
  void router.open(customFields);
}

export function openIssue(issueKey: string): void {
  void router.navigate({ target: 'issue', issueKey });
}
