import type { Jira } from '../jira/model';
import type { Workflows } from '../jira/workflows';
import { fieldTypeAri } from '../jira/rest/views';
import { appIdOf } from '../platform/manifest';
import type { Platform } from '../platform/platform';
import type { Translate } from '../platform/translations';
import type { HostUser } from '../protocol';
import type { Sandbox } from '../sandbox/index';
import { HttpRefusal } from './http';

/** What answering the pages and the control API needs. */
export type SiteParts = {
  platform: Platform;
  jira: Jira;
  workflows: Workflows;
  sandbox: Sandbox | null;
  appName: string;
  translate: Translate;
  /** Keys of Custom UI resources. */
  customUi: string[];
  notModelled: ReadonlySet<string>;
  /** Names what a page met and the host does not have. */
  onNotModelled: (name: string) => void;
};

/** Who the page is used as; without the header, the first administrator. */
export function userOf(jira: Jira, wanted: string | null): HostUser {
  const user =
    wanted === null
      ? jira.users()[0]
      : jira.users().find(({ accountId, role }) => accountId === wanted || role === wanted);
  if (!user) throw new HttpRefusal(400, `There is no user ${wanted ?? ''}.`);
  return user;
}

/** How Jira names a field's type. */
export function fieldTypeIn({ manifest, identity }: Platform): (field: { type: string }) => string {
  const appId = appIdOf(manifest);
  return ({ type }) => fieldTypeAri({ appId, environmentId: identity.environmentId }, type);
}

export function requireAdministrator(user: HostUser): void {
  if (user.role !== 'administrator') throw new HttpRefusal(403, 'Only a Jira administrator can do this.');
}
