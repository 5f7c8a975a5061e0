import { router } from '@forge/bridge';

/** Modules of the manifest: the page that Forge's router leads to, and the one that *Manage apps* opens first. */
export const administrationModule = 'connected-fields-admin';
export const getStartedModule = 'connected-fields-start';

/** Opens the administration at one of its addresses. False when Jira does not: the person needs to be told the way. */
export async function openAdministration(path: string): Promise<boolean> {
  try {
    await router.navigate({ target: 'module', moduleKey: administrationModule, path });
    return true;
  } catch {
    return false;
  }
}
