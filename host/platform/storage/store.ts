import type { EntityDeclaration } from '../manifest';
import { compare, meetsAll, type Condition, type Conditions } from './conditions';
import { decodeCursor, encodeCursor } from './cursor';
import type { Change, Database, Space } from './database';
import { checkAttributes } from './entities';
import { pageOf, type EntityQuery, type Item, type Page } from './entity-query';
import { createHistory } from './history';
import { checkKey, checkOperations, checkValue, pageSize, StorageError } from './limits';
import type { Seal, Sealed } from './seal';

/** Where an item lives: among plain values, among secrets, or in an entity. */
export type Place = { kind: 'plain' | 'secret' } | { kind: 'entity'; name: string };

export type SetOptions = {
  ttl?: { value: number; unit: 'SECONDS' | 'MINUTES' | 'HOURS' | 'DAYS' };
  keyPolicy?: 'OVERRIDE' | 'FAIL_IF_EXISTS';
};

export type Operation = { place: Place; key: unknown; conditions?: Conditions | undefined } & (
  { do: 'set'; value: unknown; options?: SetOptions | undefined } | { do: 'delete' } | { do: 'check' }
);

/** How storage looks to one call: `lagMs` ago to a query, and without what expired before `expiredAt`. */
export type View = { lagMs?: number; expiredAt?: number };

/** What one installation stored. Refusals are `StorageError`s with Forge's status and code. */
export type Store = {
  /** The same store, seen so. */
  seen: (view: View) => Store;
  get: (place: Place, key: unknown) => Promise<Item | undefined>;
  /** Answers what was there before and what is there now. */
  set: (place: Place, key: unknown, value: unknown, options?: SetOptions) => Promise<{ previous?: Item; latest: Item }>;
  /** Answers whether there was something to delete. */
  delete: (place: Place, key: unknown) => Promise<boolean>;
  query: (request: { where?: Condition[]; after?: string; limit?: number }) => Promise<Page>;
  queryEntity: (request: EntityQuery) => Promise<Page>;
  /** All or nothing. */
  transact: (operations: Operation[]) => Promise<void>;
  /** Everything, for people and tests: secrets as ciphertext only. */
  dump: () => Promise<{ place: string; key: string; value: unknown }[]>;
  clear: () => Promise<void>;
};

type Stored = { v?: unknown; sealed?: Sealed; c: number; u: number; e?: string };

const unitMs = { SECONDS: 1_000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 };

/** Forge's key-value store over the host's database. Writes are serialised: conditions and key policies are atomic. */
export function createStore(options: {
  database: Database;
  seal: Seal;
  entities: EntityDeclaration[];
  now?: () => number;
}): Store {
  const { database, seal, now = Date.now } = options;
  const entities = new Map(options.entities.map((entity) => [entity.name, entity]));
  const spaces = new Map<string, Space<Stored>>();
  const history = createHistory<Stored>(now);
  let lastWrite: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(write: () => Promise<T>): Promise<T> => {
    const done = lastWrite.then(write, write);
    lastWrite = done.catch(() => undefined);
    return done;
  };

  const spaceOf = (place: Place): Space<Stored> => {
    const name = nameOf(place);
    const known = spaces.get(name) ?? database.space<Stored>(name);
    spaces.set(name, known);
    return known;
  };

  const declared = (name: string): EntityDeclaration => {
    const entity = entities.get(name);
    if (!entity) throw new StorageError(400, 'INVALID_ENTITY_TYPE', `The manifest declares no entity ${name}`);
    return entity;
  };

  const check = (place: Place, key: unknown): string => {
    if (place.kind === 'entity') declared(place.name);
    checkKey(key, place.kind === 'entity' ? 'entity' : 'plain');
    return key;
  };

  const itemOf = (place: Place, key: string, stored: Stored): Item => ({
    key,
    value: stored.sealed ? (JSON.parse(seal.open(sealName(place, key), stored.sealed)) as unknown) : stored.v,
    createdAt: stored.c,
    updatedAt: stored.u,
    ...(stored.e === undefined ? {} : { expireTime: stored.e }),
  });

  const get = async (place: Place, key: string): Promise<Item | undefined> => {
    const stored = await spaceOf(place).get(key);
    return stored && itemOf(place, key, stored);
  };

  /** What a query finds in the order of keys, from the first key after `after`. */
  const entries = async (
    place: Place,
    view: View,
    { prefix = '', after = '', limit }: { prefix?: string; after?: string; limit?: number },
  ): Promise<Item[]> => {
    const { lagMs = 0, expiredAt = Number.NEGATIVE_INFINITY } = view;
    const stays = ([, { e }]: [string, Stored]) => e === undefined || Date.parse(e) > expiredAt;
    const items = (rows: [string, Stored][]) => rows.filter(stays).map(([key, stored]) => itemOf(place, key, stored));
    if (lagMs === 0 && view.expiredAt === undefined) {
      const range = { prefix, ...(after === '' ? {} : { after }), ...(limit === undefined ? {} : { limit }) };
      return items(await spaceOf(place).entries(range));
    }
    const rows = new Map(await spaceOf(place).entries());
    for (const [key, before] of history.before(nameOf(place), lagMs)) {
      if (before === undefined) rows.delete(key);
      else rows.set(key, before);
    }
    const found = [...rows].filter(([key]) => key.startsWith(prefix) && compare(key, after) > 0);
    found.sort(([a], [b]) => compare(a, b));
    return items(found).slice(0, limit);
  };

  const note = async (place: Place, key: string): Promise<void> => {
    history.note(nameOf(place), key, await spaceOf(place).get(key));
  };

  const storedFrom = (place: Place, key: string, value: unknown, setOptions: SetOptions, previous?: Item): Stored => {
    const time = now();
    return {
      ...(place.kind === 'secret' ? { sealed: seal.seal(sealName(place, key), JSON.stringify(value)) } : { v: value }),
      c: previous?.createdAt ?? time,
      u: time,
      ...(setOptions.ttl ? { e: expiryOf(setOptions.ttl, time) } : {}),
    };
  };

  const checkNew = (place: Place, value: unknown): void => {
    checkValue(value);
    if (place.kind === 'entity') checkAttributes(declared(place.name), value);
  };

  const readsOf = (view: View): Pick<Store, 'get' | 'query' | 'queryEntity'> => ({
    get: async (place, key) => {
      const item = await get(place, check(place, key));
      const isGone = item?.expireTime !== undefined && Date.parse(item.expireTime) <= (view.expiredAt ?? -1);
      return isGone ? undefined : item;
    },

    query: async ({ where = [], after, limit }) => {
      const size = pageSize(limit);
      const [condition] = where;
      if (condition && (condition.property !== 'key' || condition.condition !== 'BEGINS_WITH')) {
        throw new StorageError(400, 'INVALID_QUERY', 'A plain query knows only where key beginsWith');
      }
      const place: Place = { kind: 'plain' };
      const found = await entries(place, view, {
        prefix: prefixOf(condition),
        ...(after === undefined ? {} : { after: decodeCursor(after)[0] ?? '' }),
        limit: size + 1,
      });
      const data = found.slice(0, size);
      const last = data.at(-1);
      return found.length > size && last ? { data, cursor: encodeCursor([last.key]) } : { data };
    },

    queryEntity: async (request) => {
      const entity = declared(request.entityName);
      return pageOf(entity, request, await entries({ kind: 'entity', name: entity.name }, view, {}));
    },
  });

  const store: Store = {
    ...readsOf({}),
    seen: (view) => ({ ...store, ...readsOf(view) }),

    set: (place, rawKey, value, setOptions = {}) => {
      return inTurn(async () => {
        const key = check(place, rawKey);
        checkNew(place, value);
        const previous = await get(place, key);
        if (previous && setOptions.keyPolicy === 'FAIL_IF_EXISTS') throw keyConflict(key);
        const stored = storedFrom(place, key, value, setOptions, previous);
        await note(place, key);
        await spaceOf(place).put(key, stored);
        return { ...(previous ? { previous } : {}), latest: itemOf(place, key, stored) };
      });
    },

    delete: (place, rawKey) => {
      return inTurn(async () => {
        const key = check(place, rawKey);
        if ((await spaceOf(place).get(key)) === undefined) return false;
        await note(place, key);
        await spaceOf(place).delete(key);
        return true;
      });
    },

    transact: (operations) => {
      return inTurn(async () => {
        checkOperations(operations.length, operations);
        const changes: { place: Place; change: Change<Stored> }[] = [];
        const seen = new Set<string>();
        for (const operation of operations) {
          const { place } = operation;
          const key = check(place, operation.key);
          const name = `${nameOf(place)}/${key}`;
          if (seen.has(name)) throw new StorageError(400, 'DUPLICATE_KEY', `The transaction names ${key} twice`);
          seen.add(name);
          const current = await get(place, key);
          if (operation.conditions) {
            if (place.kind !== 'entity') {
              throw new StorageError(400, 'INVALID_CONDITION', 'Conditions work on custom entities only');
            }
            if (!meetsAll(current?.value, operation.conditions)) {
              throw new StorageError(400, 'CONDITIONAL_CHECK_FAILED', `A condition on ${key} is not met`);
            }
          }
          if (operation.do === 'set') {
            checkNew(place, operation.value);
            if (current && operation.options?.keyPolicy === 'FAIL_IF_EXISTS') throw keyConflict(key);
            const stored = storedFrom(place, key, operation.value, operation.options ?? {}, current);
            changes.push({ place, change: { put: key, value: stored } });
          }
          if (operation.do === 'delete') changes.push({ place, change: { delete: key } });
        }
        for (const { place, change } of changes) await note(place, 'put' in change ? change.put : change.delete);
        await database.batch(changes.map(({ place, change }) => ({ space: nameOf(place), change })));
      });
    },

    dump: async () => {
      const places: Place[] = [
        { kind: 'plain' },
        { kind: 'secret' },
        ...options.entities.map(({ name }) => ({ kind: 'entity' as const, name })),
      ];
      const rows = await Promise.all(
        places.map(async (place) =>
          (await spaceOf(place).entries()).map(([key, stored]) => ({
            place: nameOf(place),
            key,
            value: stored.sealed ?? stored.v,
          })),
        ),
      );
      return rows.flat();
    },

    clear: () => {
      return inTurn(async () => {
        history.clear();
        await spaceOf({ kind: 'plain' }).clear();
        await spaceOf({ kind: 'secret' }).clear();
        for (const { name } of options.entities) await spaceOf({ kind: 'entity', name }).clear();
      });
    },
  };
  return store;
}

function nameOf(place: Place): string {
  return place.kind === 'entity' ? `entity:${place.name}` : place.kind;
}

function sealName(place: Place, key: string): string {
  return `${nameOf(place)}/${key}`;
}

function keyConflict(key: string): StorageError {
  return new StorageError(409, 'KEY_CONFLICT', `The key ${key} exists`);
}

function expiryOf(ttl: NonNullable<SetOptions['ttl']>, time: number): string {
  return new Date(time + ttl.value * unitMs[ttl.unit]).toISOString();
}

function prefixOf(condition: Condition | undefined): string {
  const [prefix] = condition?.values ?? [];
  return typeof prefix === 'string' ? prefix : '';
}
