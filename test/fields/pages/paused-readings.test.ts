import { afterEach, describe, expect, test } from 'vitest';
import type { Paging } from '../../../src/contract/binding';
import { err } from '../../../src/contract/result';
import { bindingWith } from '../binding';
import { fieldOn, rows, type LoopbackField, type Play } from './loopback-source';

let field: LoopbackField | null = null;
afterEach(async () => {
  await field?.close();
  field = null;
});

const offset: Paging = {
  kind: 'offset',
  sentIn: 'query',
  parameter: 'offset',
  first: 0,
  sizeParameter: null,
  size: 10,
};
const page: Paging = { kind: 'page', sentIn: 'query', parameter: 'page', first: 1, sizeParameter: null, size: 10 };
const cursor: Paging = { kind: 'cursor', cursor: { in: 'answer', path: '$.next' }, sentIn: 'query', parameter: 'at' };

async function pausedAfterEachPage(
  paging: Paging,
  play: Play,
): Promise<{ verdict: unknown; rows: number; asked: number; failure: unknown }> {
  field = await fieldOn(play);
  const settings = bindingWith({ query: { path: 'rows', paging }, extraction: { items: '$.items' } });
  const { keys, completeness, failure } = await field.readPageByPage(settings);
  const verdict = completeness === null ? null : `${completeness.verdict}: ${completeness.reason}`;
  return { verdict, rows: keys.length, asked: field.asked.length, failure: failure?.code ?? null };
}

const at = (url: URL, name: string): number => Number(url.searchParams.get(name) ?? 0);

describe('a reading that is paused after each page', () => {
  test('knows a page again that stands many pages back, so that a circle of cursors ends', async () => {
    const circle: Play = ({ url }) => {
      const now = at(url, 'at');
      return { body: { items: rows(now * 10, 10), next: (now % 7) + 1 } };
    };
    const read = await pausedAfterEachPage(cursor, circle);
    expect(read.verdict).toBe('incomplete: repeated-page');
    expect(read.asked).toBeLessThan(20);
  });

  test('goes on where an invocation had nothing left to ask with, and loses no row', async () => {
    const play: Play = ({ url }) => {
      const from = at(url, 'offset');
      return { body: { items: rows(from, Math.min(10, 45 - from)) }, headers: { 'x-total-count': '45' } };
    };
    let asked = 0;
    field = await fieldOn(play);
    const source = await field.deps.callApiFor('');
    if (source === null) throw new Error('no source');
    const { call } = source;
    source.call = (one) => {
      asked += 1;
      return asked % 3 === 0 ? Promise.resolve(err({ code: 'budget-spent', part: 'bytes' })) : call(one);
    };
    const settings = bindingWith({ query: { path: 'rows', paging: offset }, extraction: { items: '$.items' } });
    const read = await field.readPageByPage(settings, 10);
    expect(read.completeness).toEqual({ verdict: 'complete', reason: 'total-reached' });
    expect(read.keys).toHaveLength(45);
  });

  test('says that it is incomplete where the server gives out half way', async () => {
    const play: Play = ({ url }) => {
      const from = at(url, 'offset');
      return from >= 30 ? { status: 500 } : { body: { items: rows(from, 10) } };
    };
    expect(await pausedAfterEachPage(offset, play)).toMatchObject({ verdict: 'incomplete: failed-page', rows: 30 });
  });

  test('takes a refused page behind the last one for the end', async () => {
    const play: Play = ({ url }) => {
      const now = at(url, 'page');
      return now > 3 ? { status: 404 } : { body: { items: rows(now * 10, 10) } };
    };
    expect(await pausedAfterEachPage(page, play)).toMatchObject({ verdict: 'complete: no-such-page', rows: 30 });
  });

  test('counts by the total that the first page told', async () => {
    const play: Play = ({ url }) => {
      const from = at(url, 'offset');
      return {
        body: { items: rows(from, Math.min(10, 25 - from)) },
        headers: from === 0 ? { 'x-total-count': '25' } : {},
      };
    };
    expect(await pausedAfterEachPage(offset, play)).toMatchObject({ verdict: 'complete: total-reached', rows: 25 });
  });

  test('notices a total that changes on the way', async () => {
    const play: Play = ({ url }) => {
      const from = at(url, 'offset');
      const total = from === 0 ? 30 : 29;
      return { body: { items: rows(from, Math.min(10, total - from)) }, headers: { 'x-total-count': String(total) } };
    };
    expect(await pausedAfterEachPage(offset, play)).toMatchObject({ verdict: 'unknown: changed' });
  });
});
