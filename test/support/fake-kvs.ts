import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

type Attributes = Record<string, { type: string }>;
type Index = { name: string; range: string[]; partition?: string[] };
type EntityDefinition = { name: string; attributes: Attributes; indexes: Index[] };
type Json = Record<string, unknown>;
type Condition = { property: string; condition: string; values: unknown[] };
type Conditions = { and?: Condition[]; or?: Condition[] };
type Write = { key: string; value: unknown; entityName?: string; conditions?: Conditions; options?: Json };

export type KvsAnswer = { status: number; body: unknown };

const manifestPath = fileURLToPath(new URL('../../manifest.yml', import.meta.url));

const declared = (parse(readFileSync(manifestPath, 'utf8')) as { app: { storage: { entities: EntityDefinition[] } } })
  .app.storage.entities;

/**
 * Forge's key-value storage in memory, at the level of its wire protocol: plain values, secrets, entities with the
 * manifest's own attributes and indexes, transactions with conditions, batches. Refuses what Forge refuses: keys with
 * other characters, values beyond their size, attributes that the manifest does not declare.
 */
export class FakeKvs {
  readonly plain = new Map<string, string>();
  readonly secrets = new Map<string, string>();
  readonly entities = new Map<string, Map<string, string>>();
  /** Every request so far, for counting. */
  readonly requests: { path: string; write: boolean }[] = [];
  /** Asked before every write: `before` fails it undone, `after` fails it done, as a lost answer would. */
  fault: (writeNumber: number) => 'before' | 'after' | null = () => null;
  private readonly definitions = declared;
  private writes = 0;
  private indexed: Map<string, Map<string, string>> | null = null;
  /** Values as they were parsed last: a site with thousands of records is asked for some of them again and again. */
  private readonly parsed = new Map<string, Map<string, { text: string; value: Json }>>();

  /** From now on queries know nothing new: on Forge they lag behind, while a read by key does not. */
  stopIndexing(): void {
    this.indexed = new Map([...this.entities].map(([name, records]) => [name, new Map(records)]));
  }

  /** Everything that is not encrypted, as text: no secret may be in here. */
  plainText(): string {
    const used = [...this.entities].filter(([, records]) => records.size > 0);
    const entities = used.map(([name, records]) => [name, [...records]]);
    return JSON.stringify([[...this.plain], entities]);
  }

  entity(name: string): Map<string, string> {
    const records = this.entities.get(name) ?? new Map<string, string>();
    this.entities.set(name, records);
    return records;
  }

  records(name: string): Json[] {
    return [...this.entity(name).values()].map((text) => JSON.parse(text) as Json);
  }

  handle(path: string, body: unknown): KvsAnswer {
    const write = !/\/(get|query)$/.test(path);
    this.requests.push({ path, write });
    if (!write) return this.answer(path, body);
    const fault = this.fault((this.writes += 1));
    if (fault === 'before') return failure(500, 'INTERNAL_ERROR');
    const answer = this.answer(path, body);
    return fault === 'after' ? failure(500, 'INTERNAL_ERROR') : answer;
  }

  private answer(path: string, body: unknown): KvsAnswer {
    const request = body as Write & { indexName: string };
    switch (path.replace('/api/v1/', '')) {
      case 'get':
        return found(this.plain, request.key);
      case 'set':
        return this.set(this.plain, request);
      case 'delete':
        return removed(this.plain, request.key);
      case 'secret/get':
        return found(this.secrets, request.key);
      case 'secret/set':
        return this.set(this.secrets, request);
      case 'secret/delete':
        return removed(this.secrets, request.key);
      case 'entity/get':
        return found(this.entity(request.entityName ?? ''), request.key);
      case 'entity/set':
        return this.refused(request) ?? this.set(this.entity(request.entityName ?? ''), request);
      case 'entity/delete':
        return removed(this.entity(request.entityName ?? ''), request.key);
      case 'entity/query':
        return this.query(body as never);
      case 'batch/get':
        return this.batchGet(body as Write[]);
      case 'batch/set':
        return this.batchSet(body as Write[]);
      case 'transaction':
        return this.transaction(body as Record<'set' | 'delete' | 'check', Write[] | undefined>);
      default:
        return failure(501, 'NOT_MODELLED');
    }
  }

  private set(store: Map<string, string>, { key, value, options }: Write): KvsAnswer {
    const problem = keyOrSizeProblem(key, value);
    if (problem !== null) return failure(400, problem);
    if (options?.keyPolicy === 'FAIL_IF_EXISTS' && store.has(key)) return failure(409, 'KEY_CONFLICT');
    store.set(key, JSON.stringify(value));
    return { status: 204, body: null };
  }

  private batchGet(items: Write[]): KvsAnswer {
    if (items.length > 25) return failure(422, 'MAX_SIZE');
    const read = items.map(({ key, entityName }) => {
      const text = (entityName === undefined ? this.plain : this.entity(entityName)).get(key);
      return { key, entityName, text };
    });
    return {
      status: 200,
      body: {
        successfulKeys: read.flatMap(({ text, ...item }) =>
          text === undefined ? [] : [{ ...item, value: JSON.parse(text) as unknown }],
        ),
        failedKeys: read
          .filter(({ text }) => text === undefined)
          .map(({ key }) => ({ key, error: { code: 'KEY_NOT_FOUND', message: 'not found' } })),
      },
    };
  }

  private batchSet(items: Write[]): KvsAnswer {
    if (items.length > 25) return failure(422, 'MAX_SIZE');
    if (JSON.stringify(items).length > 4 * 1024 * 1024) return failure(400, 'MAX_SIZE');
    const answers = items.map((item) => ({
      item,
      answer: this.refused(item) ?? this.set(this.storeOf(item.entityName), item),
    }));
    const named = ({ key, entityName }: Write): Json => ({ key, ...(entityName !== undefined && { entityName }) });
    return {
      status: 200,
      body: {
        successfulKeys: answers.filter(({ answer }) => answer.status === 204).map(({ item }) => named(item)),
        failedKeys: answers
          .filter(({ answer }) => answer.status !== 204)
          .map(({ item, answer }) => ({ ...named(item), error: answer.body })),
      },
    };
  }

  private transaction({ set = [], delete: gone = [], check = [] }: Record<string, Write[] | undefined>): KvsAnswer {
    if (set.length + gone.length + check.length > 25) return failure(422, 'MAX_SIZE');
    for (const write of [...set, ...gone, ...check]) {
      if (!this.holds(write)) return failure(400, 'CONDITIONAL_CHECK_FAILED');
    }
    for (const write of set) {
      const problem = keyOrSizeProblem(write.key, write.value);
      const refused = problem === null ? this.refused(write) : failure(400, problem);
      if (refused !== null) return refused;
    }
    for (const { key, value, entityName } of set) this.storeOf(entityName).set(key, JSON.stringify(value));
    for (const { key, entityName } of gone) this.storeOf(entityName).delete(key);
    return { status: 204, body: null };
  }

  private storeOf(entityName: string | undefined): Map<string, string> {
    return entityName === undefined ? this.plain : this.entity(entityName);
  }

  private holds({ key, entityName, conditions }: Write): boolean {
    if (conditions === undefined) return true;
    const text = this.storeOf(entityName).get(key);
    const value = text === undefined ? {} : (JSON.parse(text) as Json);
    const { and = [], or } = conditions;
    return and.every((one) => meets(value, one)) && (or === undefined || or.some((one) => meets(value, one)));
  }

  /** Attributes are typed and declared. */
  private refused({ entityName, value }: Write): KvsAnswer | null {
    if (entityName === undefined) return null;
    const definition = this.definitions.find(({ name }) => name === entityName);
    if (definition === undefined) return failure(400, 'ENTITY_NOT_FOUND');
    for (const [name, member] of Object.entries(value as Json)) {
      const type = definition.attributes[name]?.type;
      if (type === undefined) return failure(400, `ATTRIBUTE_NOT_DECLARED ${name}`);
      if (!isOfType(member, type)) return failure(400, `ATTRIBUTE_TYPE ${name}`);
    }
    return null;
  }

  private query(query: {
    entityName: string;
    indexName: string;
    partition?: unknown[];
    range?: { condition: string; values: unknown[] };
    sort?: 'ASC' | 'DESC';
    limit?: number;
    cursor?: string;
  }): KvsAnswer {
    const index = this.definitions
      .find(({ name }) => name === query.entityName)
      ?.indexes.find(({ name }) => name === query.indexName);
    if (index === undefined) return failure(400, 'INDEX_NOT_FOUND');
    if ((index.partition ?? []).length !== (query.partition ?? []).length) return failure(400, 'PARTITION_MISMATCH');
    const property = index.range[0] ?? '';
    const range = query.range === undefined ? null : { property, ...query.range };
    const all = this.values(query.entityName)
      .filter(({ value }) => value[property] !== undefined)
      .filter(({ value }) => (index.partition ?? []).every((name, at) => value[name] === query.partition?.[at]))
      .filter(({ value }) => range === null || meets(value, range))
      .sort((a, b) => compare(a.value[property], b.value[property]) * (query.sort === 'DESC' ? -1 : 1));
    const limit = Math.min(query.limit ?? 10, 100);
    const start = query.cursor === undefined ? 0 : Number(query.cursor);
    const end = start + limit;
    return {
      status: 200,
      body: { data: all.slice(start, end), ...(end < all.length ? { cursor: String(end) } : {}) },
    };
  }

  /** What queries see of an entity. */
  private values(entityName: string): { key: string; value: Json }[] {
    const records = this.indexed === null ? this.entity(entityName) : this.indexed.get(entityName);
    const known = this.parsed.get(entityName) ?? new Map<string, { text: string; value: Json }>();
    this.parsed.set(entityName, known);
    return [...(records ?? [])].map(([key, text]) => {
      const before = known.get(key);
      if (before?.text === text) return { key, value: before.value };
      const value = JSON.parse(text) as Json;
      known.set(key, { text, value });
      return { key, value };
    });
  }
}

function keyOrSizeProblem(key: string, value: unknown): string | null {
  if (!/^[a-zA-Z0-9:._\-# ]{1,500}$/.test(key)) return 'INVALID_KEY';
  return JSON.stringify(value).length > 240 * 1024 ? 'VALUE_TOO_LARGE' : null;
}

function found(store: Map<string, string>, key: string): KvsAnswer {
  const text = store.get(key);
  return text === undefined
    ? failure(404, 'KEY_NOT_FOUND')
    : { status: 200, body: { key, value: JSON.parse(text) as unknown } };
}

function removed(store: Map<string, string>, key: string): KvsAnswer {
  return store.delete(key) ? { status: 204, body: null } : failure(404, 'KEY_NOT_FOUND');
}

function failure(status: number, code: string): KvsAnswer {
  return { status, body: { code, message: code } };
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case 'float':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return true;
  }
}

function compare(a: unknown, b: unknown): number {
  const [left, right] = [a as string | number, b as string | number];
  return left < right ? -1 : left > right ? 1 : 0;
}

function meets(value: Json, { property, condition, values }: Condition): boolean {
  const member = value[property];
  switch (condition) {
    case 'EXISTS':
      return member !== undefined;
    case 'NOT_EXISTS':
      return member === undefined;
    case 'EQUAL_TO':
      return member === values[0];
    case 'LESS_THAN':
      return compare(member, values[0]) < 0;
    case 'BETWEEN':
      return compare(member, values[0]) >= 0 && compare(member, values[1]) <= 0;
    case 'LESS_THAN_EQUAL_TO':
      return compare(member, values[0]) <= 0;
    case 'GREATER_THAN_EQUAL_TO':
      return compare(member, values[0]) >= 0;
    case 'BEGINS_WITH':
      return typeof member === 'string' && member.startsWith(String(values[0]));
    default:
      throw new Error(`condition ${condition} is not modelled`);
  }
}
