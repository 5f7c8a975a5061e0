import { router } from '@forge/bridge';
import { administrationModule } from './modules';

/** Opens the administration at one of its addresses. False when Jira does not: the person needs to be told the way. */
export async function openAdministration(path: string): Promise<boolean> {
  try {
    await router.navigate({ target: 'module', moduleKey: administrationModule, path });
    return true;
  } catch {
    return false;
  }
}
