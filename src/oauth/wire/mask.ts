import { Secret, reveal } from '../../base/secret';
import { formEncoded } from './client-authentication';
import type { SecretBag } from '../token-subject';

/** Shorter texts would blot out half a sentence and protect nothing. */
const shortest = 4;

/**
 * Replaces secrets that a server echoes, plainly, percent-encoded, as JSON or as Basic credentials, before its text is
 * shown anywhere. `clientId` because Basic credentials are made with it.
 */
export function masking(secrets: SecretBag, clientId: string): (text: string) => string {
  const texts = Object.values(secrets)
    .map((secret) => (secret instanceof Secret ? reveal(secret) : ''))
    .filter((text) => text.length >= shortest);
  const spellings = texts.flatMap((text) => [
    text,
    formEncoded(text),
    encodeURIComponent(text),
    JSON.stringify(text).slice(1, -1),
    base64(`${clientId}:${text}`),
    base64(`${formEncoded(clientId)}:${formEncoded(text)}`),
    base64(text),
  ]);
  // Longest first: a spelling inside another must not leave the rest of it behind.
  const sorted = [...new Set(spellings)].sort((a, b) => b.length - a.length);
  return (text) => sorted.reduce((masked, spelling) => masked.replaceAll(spelling, '••••'), text);
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
