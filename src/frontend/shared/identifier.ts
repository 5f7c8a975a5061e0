type Randomness = { randomUUID?: () => string; getRandomValues?: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array };

/** A random identifier that nobody can guess: `crypto.randomUUID`, or 16 random bytes as hex where a page is not a secure context. */
export function randomIdentifier(source: Randomness = globalThis.crypto): string {
  if (source.randomUUID !== undefined) return source.randomUUID();
  if (source.getRandomValues === undefined) throw new Error('This browser offers no secure random numbers.');
  return Array.from(source.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
