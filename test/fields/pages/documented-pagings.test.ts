import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import type { Paging } from '../../../src/contract/binding';
import type { JsonObject } from '../../../src/contract/json';
import { previewBinding } from '../../../src/fields/preview';
import { business } from '../../extract/shapes/business';
import type { Shape } from '../../extract/shapes/shape';
import { technology, texts } from '../../extract/shapes/technology';
import { bindingWith } from '../binding';
import { protocols, type Protocol } from './documented-protocols';
import { fieldOn, type LoopbackField, type Play } from './loopback-source';

let field: LoopbackField | null = null;
afterEach(async () => {
  await field?.close();
  field = null;
});

const total = 120;
const size = 50;
const paged: Shape[] = [...business, ...technology, ...texts].filter(({ paging }) => paging !== 'none');

/** What no setting reads to its end, and why. */
const notReadable: Readonly<Record<string, string>> = {};

/** A real server that pages as the API's documentation says, with 120 rows like the first one that it shows. */
function playing(shape: Shape, { at, say }: Protocol): Play {
  return (request) => {
    const from = at(request);
    const rows = Array.from({ length: Math.max(0, Math.min(size, total - from)) }, (_, n) => from + n);
    const page = { from, rows, total, size, more: from + size < total, next: from + size };
    if (typeof shape.answer === 'string') {
      const entries = rows.map((n) => `<entry><id>urn:${n}</id><title>Title ${n}</title></entry>`).join('');
      const link = page.more ? `<link rel="next" href="https://api.example/v1/x?p=${page.next}"/>` : '';
      const body = `<feed><id>urn:f</id><title>News</title><link rel="self" href="https://api.example/v1/x"/>${link}${entries}</feed>`;
      return { body, headers: { 'content-type': 'application/atom+xml' } };
    }
    const answer = structuredClone(shape.answer) as JsonObject;
    const said = say(answer, page);
    return { body: withRows(answer, shape, rows), headers: said ?? {} };
  };
}

/** The answer with these rows in place of those that it shows. */
function withRows(answer: JsonObject, { items, key, layout }: Shape, rows: readonly number[]): unknown {
  const names = items
    .replace(/^\$\.?/, '')
    .replace(/\[\*\]$/, '')
    .split('.')
    .filter((name) => name !== '');
  const list = names.reduce<unknown>((value, name) => (value as JsonObject)[name], answer);
  const [first] = Object.values(list as object) as JsonObject[];
  const made = rows.map((n) => {
    const row = structuredClone(first);
    if (layout === undefined) put(row as JsonObject, key.split('.'), `K${n}`);
    return row;
  });
  const value = layout === 'members' ? Object.fromEntries(made.map((row, n) => [`K${rows[n]}`, row])) : made;
  if (names.length === 0) return value;
  put(answer, names, value);
  return answer;
}

function put(target: JsonObject, [name = '', ...deeper]: string[], value: unknown): void {
  if (deeper.length === 0) target[name] = value as never;
  else put(target[name] as JsonObject, deeper, value);
}

/** A paging as the reference writes it. */
function written(paging: Paging): string {
  switch (paging.kind) {
    case 'none':
    case 'link-header':
      return paging.kind;
    case 'next-link':
      return `next-link ${paging.linkPath}`;
    case 'cursor': {
      const { cursor, sentIn, parameter } = paging;
      return `cursor ${cursor.in === 'answer' ? cursor.path : cursor.name} as ${parameter} in ${sentIn}`;
    }
    default: {
      const { kind, parameter, first, sizeParameter, size, sentIn } = paging;
      return `${kind} ${parameter} from ${first}${sizeParameter === null ? '' : `, ${sizeParameter} ${size}`} in ${sentIn}`;
    }
  }
}

const reference = readFileSync(new URL('../../../docs/reference-paging.md', import.meta.url), 'utf8');

async function readWith(shape: Shape): Promise<unknown> {
  const protocol = protocols[shape.api];
  if (protocol === undefined) return 'no protocol';
  field = await fieldOn(playing(shape, protocol));
  const { items, layout } = shape;
  const key = typeof shape.answer === 'string' ? 'id' : shape.key;
  const isXml = typeof shape.answer === 'string';
  const label = isXml ? '{{title}}' : `{{${typeof shape.label === 'string' ? shape.label : (shape.label[0] ?? '')}}}`;
  const extraction = { items, key, label, unique: true, ...(layout === undefined ? {} : { layout }) };
  const before = bindingWith({ query: protocol.query, extraction });
  const preview = await previewBinding(field.deps, before, { search: '', variables: {} });
  const [offer] = preview?.pagings ?? [];
  if (offer === undefined) return { offer: null, preview: preview?.options };
  const offered = bindingWith({
    query: { ...protocol.query, ...offer },
    extraction,
  });
  const { keys, completeness, failure } = await field.read(offered);
  const pageByPage = await field.readPageByPage(offered);
  const line = `| ${shape.api} | \`${written(offer.paging).replaceAll('|', '\\|')}\` |`;
  if (process.env['SHOW_OFFERS'] !== undefined) console.log(line);
  if (!reference.replace(/ +/g, ' ').includes(line)) return { 'not in the reference': line };
  return keys?.length === total &&
    completeness?.verdict === 'complete' &&
    JSON.stringify(pageByPage) === JSON.stringify({ keys, completeness })
    ? 'read to the last page'
    : { offer, read: keys?.length, completeness, failure, pageByPage, asked: field.asked };
}

it.each(paged.filter(({ api }) => !(api in notReadable)).map((shape) => [shape.api, shape] as const))(
  '%s is read to the last page with the paging that is offered first, at once and page by page',
  async (_api, shape) => {
    expect(await readWith(shape)).toBe('read to the last page');
  },
);

it('leaves out what cannot be read, each with its reason', () => {
  expect(Object.keys(notReadable).filter((api) => !paged.some((shape) => shape.api === api))).toEqual([]);
  expect([paged.length, Object.keys(notReadable).length]).toEqual([50, 0]);
});
