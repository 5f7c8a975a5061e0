import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A sealed text: AES-256-GCM, base64. `n` is the nonce, `c` the ciphertext with its tag at the end. */
export type Sealed = { n: string; c: string };

/** Seals texts for one name: what was sealed under one name does not open under another. */
export type Seal = {
  seal: (name: string, text: string) => Sealed;
  /** Throws if the text was changed, moved to another name, or sealed with another key. */
  open: (name: string, sealed: Sealed) => string;
};

const tagBytes = 16;

/** Reads the key of `folder`, or makes one at the first start: 32 random bytes in a file only its owner can read. */
export function sealWithKeyOf(folder: string): Seal {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const key = readOrMakeKey(join(folder, 'secrets.key'));
  return {
    seal: (name, text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return { n: nonce.toString('base64'), c: sealed.toString('base64') };
    },
    open: (name, { n, c }) => {
      const sealed = Buffer.from(c, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(n, 'base64')).setAAD(Buffer.from(name));
      decipher.setAuthTag(sealed.subarray(-tagBytes));
      return decipher.update(sealed.subarray(0, -tagBytes)).toString('utf8') + decipher.final('utf8');
    },
  };
}

function readOrMakeKey(file: string): Buffer {
  try {
    writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file);
}
