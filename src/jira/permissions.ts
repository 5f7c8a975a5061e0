import api, { route } from '@forge/api';
import type { Log } from '../base/log';

/**
 * Whether the person who called this function holds the global permission Administer Jira. Asked of Jira, as that person,
 * every time. Anything but a clear yes is a no.
 */
export async function isAdministrator(log: Log): Promise<boolean> {
  try {
    const response = await api.asUser().requestJira(route`/rest/api/3/mypermissions?permissions=ADMINISTER`);
    if (!response.ok) {
      log.warn('permission.unknown', { status: response.status });
      return false;
    }
    return hasAdminister(await response.json());
  } catch (error) {
    log.warn('permission.unknown', { error: error instanceof Error ? error.name : 'unknown' });
    return false;
  }
}

/** `{permissions: {ADMINISTER: {havePermission: true}}}`, read without trust in its shape. */
function hasAdminister(answer: unknown): boolean {
  const permissions = member(answer, 'permissions');
  return member(member(permissions, 'ADMINISTER'), 'havePermission') === true;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
