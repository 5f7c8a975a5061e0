import { permissions } from '@forge/api';

/**
 * Whether the site lets the app call this URL now. A hint for the page, so that it asks for consent only where it is
 * missing; the call itself is what decides. When the platform does not say, the answer is no: asking once too often
 * is harmless.
 */
export function mayCall(url: string): boolean {
  try {
    return permissions.canFetchFrom('backend', new URL(url).origin);
  } catch {
    return false;
  }
}
