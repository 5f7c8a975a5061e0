import type { EntityDeclaration } from '../manifest';
import { attributeOf, compare, meets, meetsAll, type Condition, type Conditions } from './conditions';
import { decodeCursor, encodeCursor } from './cursor';
import type { Change, Database, Space } from './database';
import { checkAttributes, indexOf } from './entities';
import { checkKey, checkOperations, checkValue, pageSize, StorageError } from './limits';
import type { Seal, Sealed } from './seal';

/** An item as the wire shows it. Times are milliseconds since the epoch, `expireTime` is ISO. */
export type Item = { key: string; value: unknown; createdAt: number; updatedAt: number; expireTime?: string };

/** Where an item lives: among plain values, among secrets, or in an entity. */
export type Place = { kind: 'plain' | 'secret' } | { kind: 'entity'; name: string };

export type SetOptions = {
  ttl?: { value: number; unit: 'SECONDS' | 'MINUTES' | 'HOURS' | 'DAYS' };
  keyPolicy?: 'OVERRIDE' | 'FAIL_IF_EXISTS';
};

export type Operation = { place: Place; key: unknown; conditions?: Conditions | undefined } & (
  { do: 'set'; value: unknown; options?: SetOptions | undefined } | { do: 'delete' } | { do: 'check' }
);

export type EntityQuery = {
  entityName: string;
  indexName: string;
  partition?: unknown[];
  range?: Condition;
  filters?: Conditions;
  sort?: 'ASC' | 'DESC';
  cursor?: string;
  limit?: number;
};

export type Page = { data: Item[]; cursor?: string };

/** What one installation stored. Refusals are `StorageError`s with Forge's status and code. */
export type Store = {
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

  return {
    get: async (place, key) => get(place, check(place, key)),

    set: (place, rawKey, value, setOptions = {}) => {
      return inTurn(async () => {
        const key = check(place, rawKey);
        checkNew(place, value);
        const previous = await get(place, key);
        if (previous && setOptions.keyPolicy === 'FAIL_IF_EXISTS') throw keyConflict(key);
        const stored = storedFrom(place, key, value, setOptions, previous);
        await spaceOf(place).put(key, stored);
        return { ...(previous ? { previous } : {}), latest: itemOf(place, key, stored) };
      });
    },

    delete: (place, rawKey) => {
      return inTurn(async () => {
        const key = check(place, rawKey);
        if ((await spaceOf(place).get(key)) === undefined) return false;
        await spaceOf(place).delete(key);
        return true;
      });
    },

    query: async ({ where = [], after, limit }) => {
      const size = pageSize(limit);
      const [condition] = where;
      if (condition && (condition.property !== 'key' || condition.condition !== 'BEGINS_WITH')) {
        throw new StorageError(400, 'INVALID_QUERY', 'A plain query knows only where key beginsWith');
      }
      const place: Place = { kind: 'plain' };
      const found = await spaceOf(place).entries({
        prefix: prefixOf(condition),
        ...(after === undefined ? {} : { after: decodeCursor(after)[0] ?? '' }),
        limit: size + 1,
      });
      const data = found.slice(0, size).map(([key, stored]) => itemOf(place, key, stored));
      const last = data.at(-1);
      return found.length > size && last ? { data, cursor: encodeCursor([last.key]) } : { data };
    },

    queryEntity: async (request) => {
      const size = pageSize(request.limit);
      const entity = declared(request.entityName);
      const place: Place = { kind: 'entity', name: entity.name };
      const { partition, range } = indexOf(entity, request.indexName);
      const wanted = request.partition ?? [];
      if (wanted.length !== partition.length) {
        throw new StorageError(
          400,
          'INVALID_PARTITION',
          `Index ${request.indexName} needs ${partition.length} partition values`,
        );
      }
      const rangeOf = (item: Item) => (range === null ? item.key : attributeOf(item.value, range));
      const items = (await spaceOf(place).entries())
        .map(([key, stored]) => itemOf(place, key, stored))
        .filter((item) => rangeOf(item) !== undefined)
        .filter((item) => partition.every((name, at) => attributeOf(item.value, name) === wanted[at]))
        .filter((item) => !request.range || meets(rangeOf(item), request.range));
      const direction = request.sort === 'DESC' ? -1 : 1;
      const order = (a: [unknown, string], b: [unknown, string]) =>
        direction * (compare(a[0], b[0]) || compare(a[1], b[1]));
      items.sort((a, b) => order([rangeOf(a), a.key], [rangeOf(b), b.key]));
      const start = request.cursor === undefined ? null : decodeCursor(request.cursor);
      const rest = start
        ? items.filter((item) => order([rangeOf(item), item.key], [start[1], start[0] ?? '']) > 0)
        : items;
      const { filters } = request;
      const found = filters ? rest.filter((item) => meetsAll(item.value, filters)) : rest;
      const data = found.slice(0, size);
      const last = data.at(-1);
      return found.length > size && last ? { data, cursor: encodeCursor([last.key, rangeOf(last)]) } : { data };
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
        await spaceOf({ kind: 'plain' }).clear();
        await spaceOf({ kind: 'secret' }).clear();
        for (const { name } of options.entities) await spaceOf({ kind: 'entity', name }).clear();
      });
    },
  };
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
