import type { OAuthSettings } from './oauth-settings';

/** RFC 6749 §3.3: visible ASCII without `"` and `\`. */
function isScopeToken(scope: string): boolean {
  return /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope);
}

/** Whether the server reads back the scopes that were typed: a comma inside one would part it where commas part them. */
export function areScopesSendable({
  scopes,
  scopeSeparator,
}: Pick<OAuthSettings, 'scopes' | 'scopeSeparator'>): boolean {
  return scopes.every((scope) => isScopeToken(scope) && !(scopeSeparator === 'comma' && scope.includes(',')));
}
