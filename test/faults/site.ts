import { adminResolver, fieldResolver } from '../../src/index';
import type { AdminApi } from '../../src/contract/admin-api';
import type { FieldApi } from '../../src/contract/field-api';
import { seeded } from '../support/oauth';
import { openFaultyForge, type Ended, type FaultyForge } from './faulty-forge';
import { openLedger, type Ledger } from './ledger';
import { openServers } from './servers';

type Answer<T> = T extends (...args: never[]) => infer A ? A : never;

/** A site with the real app on it, the servers that it calls, and a book in which everything is written down. */
export type Site = {
  forge: FaultyForge;
  ledger: Ledger;
  random: () => number;
  below: (limit: number) => number;
  pick: <T>(items: readonly T[]) => T | undefined;
  /** Lets what an administrator calls run to its end. Null: it was killed, or the answer is a bug's. */
  admin: <K extends keyof AdminApi>(
    name: K,
    payload: Parameters<AdminApi[K]>[0],
  ) => Promise<Answer<AdminApi[K]> | null>;
  field: <K extends keyof FieldApi>(
    name: K,
    payload: Parameters<FieldApi[K]>[0],
    extension: unknown,
  ) => Promise<Answer<FieldApi[K]> | null>;
  servers: ReturnType<typeof openServers>;
  close: () => void;
};

export const resolverMs = 25_000;

export function openSite(seed: number): Site {
  const random = seeded(seed);
  const ledger = openLedger();
  const forge = openFaultyForge({ random, onStorage: ledger.onStorage });
  const { fake, time } = forge;
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(items: readonly T[]): T | undefined => items[below(items.length)];
  const mayAdminister = { permissions: { ADMINISTER: { id: '0', key: 'ADMINISTER', havePermission: true } } };
  fake.jiraAnswer = (path) => (path === '/rest/api/3/mypermissions' ? Response.json(mayAdminister) : null);
  fake.contexts = () => [contextId];
  const servers = openServers(fake, {
    ledger,
    since: forge.since,
    now: time.now,
    lifetime: () => pick([120, 600, 3600, 86_400, null]) ?? null,
  });
  const realRandom = Math.random;
  Math.random = seeded(seed + 1);

  async function call(
    resolver: typeof adminResolver,
    functionKey: string,
    payload: unknown,
    extension: unknown,
  ): Promise<unknown> {
    const request = { call: { functionKey, payload }, context: { extension, accountType: 'licensed' } };
    const ended: Ended<unknown> = await forge.invoke(
      resolverMs,
      () => Promise.resolve(resolver(request, { principal: { accountId: 'admin' } })),
      { makesKeys: functionKey === 'createKeyPair' || functionKey === 'makeNextKey' },
    );
    return ended.answered ? ended.value : null;
  }

  return {
    forge,
    ledger,
    random,
    below,
    pick,
    admin: async (name, payload) => (await call(adminResolver, name, payload, {})) as never,
    field: async (name, payload, extension) => (await call(fieldResolver, name, payload, extension)) as never,
    servers,
    close: () => {
      Math.random = realRandom;
      forge.uninstall();
    },
  };
}

export const contextId = '10142';
/** Selects over a source, one of them over a copy of it, and a text that follows the key that the select holds. */
export const fields = {
  select: 'customfield_20001',
  value: 'customfield_20002',
  other: 'customfield_20003',
  copied: 'customfield_20004',
} as const;
