const texts = new WeakMap<Secret, string>();

/**
 * A secret or a token. Prints, serialises and inspects as `[redacted]`; only `reveal` gives the text, and only code
 * that puts it on the wire or into encrypted storage may call it.
 */
export class Secret {
  constructor(text: string) {
    texts.set(this, text);
  }

  toString(): string {
    return '[redacted]';
  }

  toJSON(): string {
    return '[redacted]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[redacted]';
  }
}

/** The text inside. Never log, return to a browser or put into an error what comes out of here. */
export function reveal(secret: Secret): string {
  const text = texts.get(secret);
  if (text === undefined) throw new Error('not a Secret');
  return text;
}
