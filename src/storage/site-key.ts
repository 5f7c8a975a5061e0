import { randomBytes } from 'node:crypto';
import { ForgeKvsAPIError } from '@forge/kvs';
import { Secret } from '../base/secret';
import type { Kvs } from './metered-kvs';

/** A random key of this installation, made when it is first wanted. */
export async function siteKey(kvs: Kvs, name: string): Promise<Secret> {
  const stored = await kvs.getSecret<string>(name);
  if (stored !== undefined) return new Secret(stored);
  const made = randomBytes(32).toString('hex');
  try {
    await kvs.setSecret(name, made, { keyPolicy: 'FAIL_IF_EXISTS' });
    return new Secret(made);
  } catch (error) {
    if (!(error instanceof ForgeKvsAPIError) || error.code !== 'KEY_CONFLICT') throw error;
    // Another instance was faster: its key is the one.
    const theirs = await kvs.getSecret<string>(name);
    if (theirs === undefined) throw error;
    return new Secret(theirs);
  }
}
