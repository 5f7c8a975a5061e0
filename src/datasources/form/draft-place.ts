import { createHash } from 'node:crypto';

/**
 * The id under which the token and the key pair of an unsaved form wait. Drafts belong to whoever typed them: another
 * account's draft has another id, whatever the browser sends.
 */
export function draftPlace(accountId: string, draftId: string): string {
  return `draft-${createHash('sha256')
    .update(JSON.stringify([accountId, draftId]))
    .digest('hex')}`;
}
