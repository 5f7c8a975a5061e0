import { performance } from 'node:perf_hooks';
import { adminResolver, copyConsumer, fieldResolver } from '../../src/index';
import type { AdminApi } from '../../src/contract/admin-api';
import { monthUsd } from '../../src/contract/copy-cost';
import { packRows } from '../../src/fields/copy/packed-rows';
import { wordsOf } from '../../src/fields/copy/words';
import { fieldSettings } from '../support/field-settings';
import { ForgeFake } from '../support/forge-runtime';
import { apiHost, input, openSandbox } from '../support/sandbox';
import { bigRows } from './copy/big-rows';

/**
 * What a copy of a big source takes, through the app's own handlers over storage in memory: bytes written and read by its
 * renewal, its time and memory, what a search reads and how long it works. Beside it the two other layouts that were weighed:
 * a record for each word, and the rows alone, read whole by every search. Time in Forge's own storage and network is not in
 * it. Run: `npm run bench:mirror`; a list of numbers of rows may follow.
 */
const sizes = process.argv.slice(2).map(Number);
const searches = ['harbour', 'har', 'h', 'harb log', 'S-0000', 'koeln', 'mühlenbach köln', 'gmbh', 'zzzz'];
const fieldId = 'customfield_10042';
const context = { fieldId, contextId: '10142' };
const id = '3f0c1f5e-5a0e-4a43-9f5d-0d7a3a7f4c11';
const pageSize = 1_000;

type Value<K extends keyof AdminApi> = Extract<ReturnType<AdminApi[K]>, { ok: true }>['value'];

for (const count of sizes.length > 0 ? sizes : [10_000, 100_000, 200_000]) await measure(count);

async function measure(count: number): Promise<void> {
  // The fake Forge takes what is logged: it is told in the end.
  const report: (() => void)[] = [];
  const rows = bigRows(count);
  const forge = new ForgeFake();
  const realNow = Date.now;
  let aheadMs = 0;
  Date.now = () => realNow() + aheadMs;
  try {
    openSandbox(forge);
    forge.services.set(apiHost, (request) => {
      const offset = Number(new URL(request.url).searchParams.get('offset'));
      const data = rows.slice(offset, offset + pageSize).map(({ key, label }) => ({ id: key, name: label }));
      return Response.json({ data, total: count });
    });
    const admin = async <K extends keyof AdminApi>(name: K, payload: Parameters<AdminApi[K]>[0]): Promise<Value<K>> => {
      const answer = await forge.invoke<{ ok: boolean; value: Value<K> }>(adminResolver, name, payload);
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
      return answer.value;
    };
    await admin('saveDatasource', { id: null, draftId: id, input, version: null });
    const settings = fieldSettings(id, {
      query: {
        paging: {
          kind: 'offset',
          sentIn: 'query',
          parameter: 'offset',
          first: 0,
          sizeParameter: 'limit',
          size: pageSize,
        },
        totalPath: '$.total',
      },
      extraction: { items: '$.data[*]' },
      behaviour: { search: 'in-copy', maxOptions: 100 },
      copy: { interval: 'daily', maxRows: count, sinceFormat: 'iso' },
    });
    await admin('saveBinding', { ...context, version: null, settings });
    let steps = 0;
    let peakMb = 0;
    let longestMs = 0;
    const startedMs = performance.now();
    for (let event = forge.queued.shift(); event !== undefined; event = forge.queued.shift()) {
      aheadMs += (event.delayInSeconds ?? 0) * 1000;
      const stepMs = performance.now();
      await copyConsumer(event);
      steps += 1;
      longestMs = Math.max(longestMs, performance.now() - stepMs);
      peakMb = Math.max(peakMb, process.memoryUsage().heapUsed / 1e6);
    }
    const workedMs = performance.now() - startedMs;
    const { served, last } = await admin('getCopy', { id: `${fieldId}:10142` });
    if (served === null || last === null) throw new Error('There is no copy.');
    const parts = [...forge.kvs.entity('copy-part').values()].map((text) => text.length);
    const title = `${count} rows, ${bytes(rows.reduce((sum, row) => sum + row.key.length + Buffer.byteLength(row.label), 0))} of text`;
    report.push(() => console.log(title));
    const renewal = {
      'rows found': served.rows,
      verdict: `${served.completeness.verdict}: ${served.completeness.reason}`,
      steps,
      'seconds of work': Math.round(workedMs / 100) / 10,
      'longest step, s': Math.round(longestMs / 100) / 10,
      'highest heap, MB': Math.round(peakMb),
      'written, MB': mb(last.writtenBytes),
      'read, MB': mb(last.readBytes),
      'stored, MB': mb(served.storedBytes),
      parts: parts.length,
      'largest part, KB': Math.round(Math.max(...parts) / 1024),
      'record, KB': Math.round((forge.kvs.entity('copy').get(`${fieldId}:10142`)?.length ?? 0) / 1024),
      'daily, $ a month': dollars(monthUsd(last, 'daily', { hasChanges: false })),
      'hourly, $ a month': dollars(monthUsd(last, 'hourly', { hasChanges: false })),
      'weekly, $ a month': dollars(monthUsd(last, 'weekly', { hasChanges: false })),
    };
    report.push(() => console.table(renewal));
    const extension = { fieldId, issue: { id: '1', key: 'IT-1' } };
    const found: object[] = [];
    for (const search of searches) {
      const times: number[] = [];
      let reads = 0;
      let answer: { value: { options: unknown[]; total: number | null } } | null = null;
      for (let run = 0; run < 7; run += 1) {
        const before = forge.kvs.requests.length;
        const began = performance.now();
        answer = await forge.invoke(fieldResolver, 'searchOptions', { search, held: [] }, { as: 'agent', extension });
        times.push(performance.now() - began);
        reads = forge.kvs.requests.slice(before).filter(({ write }) => !write).length;
      }
      found.push({
        search,
        shown: answer?.value.options.length,
        matches: answer?.value.total ?? 'more',
        reads,
        'median ms': Math.round(times.toSorted((a, b) => a - b)[3] ?? 0),
      });
    }
    report.push(() => console.table(found));
    const terms = rows.map((row) => [row.key, ...wordsOf(row.label)]);
    const ofWords = rows.reduce(
      (sum, row, at) =>
        sum +
        (terms[at] ?? []).reduce(
          (all, word) => all + Buffer.byteLength(JSON.stringify({ owner: fieldId, term: word, ...row })),
          0,
        ),
      0,
    );
    let whole = 0;
    for (let start = 0; start < count; start += 4_000) whole += packRows(rows.slice(start, start + 4_000)).length;
    const others = {
      'a record for each word': {
        'records written': terms.reduce((sum, words) => sum + words.length, 0),
        'written, MB': mb(ofWords),
        'daily, $ a month': dollars(
          monthUsd({ writtenBytes: ofWords, readBytes: 0, functionMs: 0 }, 'daily', { hasChanges: false }),
        ),
        'read by a search, KB': 20,
        'searches a minute (Forge’s limit)': 2_000,
      },
      'the rows alone, all read by each search': {
        'records written': Math.ceil(count / 4_000),
        'written, MB': mb(whole),
        'daily, $ a month': dollars(
          monthUsd({ writtenBytes: whole, readBytes: 0, functionMs: 0 }, 'daily', { hasChanges: false }),
        ),
        'read by a search, KB': Math.round(whole / 1024),
        'searches a minute (Forge’s limit)': Math.floor(4_000 / Math.ceil(whole / 10_240)),
      },
    };
    report.push(() => console.table(others));
  } finally {
    Date.now = realNow;
    forge.uninstall();
  }
  for (const tell of report) tell();
}

function mb(amount: number): number {
  return Math.round(amount / 1e4) / 100;
}

function bytes(amount: number): string {
  return `${String(mb(amount))} MB`;
}

function dollars(amount: number): number {
  return Math.round(amount * 1000) / 1000;
}
