import { afterEach, describe, expect, it } from 'vitest';
import { bindingWith } from '../binding';
import { fieldOn, rows, type LoopbackField, type Reply } from './loopback-source';

let field: LoopbackField | null = null;
afterEach(async () => {
  await field?.close();
  field = null;
});

async function verdictOf(reply: Reply): Promise<string> {
  field = await fieldOn(() => reply);
  const { completeness, failure } = await field.read(bindingWith({ extraction: { items: '$.data' } }));
  return completeness === null ? String(failure?.code) : `${completeness.verdict} ${completeness.reason}`;
}
const seven = rows(1, 7);

describe('seven rows of many are never called complete', () => {
  it.each<[object, string]>([
    // A place in a list of pages or rows.
    [{ pagination: { current: 1, last: 3 } }, 'incomplete more-told'],
    [{ page: 1, of: 3 }, 'incomplete more-told'],
    [{ meta: { page: 1, max_page: 3 } }, 'incomplete more-told'],
    [{ currentPage: 1, finalPage: 3 }, 'incomplete more-told'],
    [{ pageIndex: 0, lastPageIndex: 2 }, 'incomplete more-told'],
    [{ seite: 1, seiten: 3 }, 'incomplete more-told'],
    [{ start: 0, end: 6, of: 300 }, 'incomplete more-told'],
    [{ first: 1, last: 7, outOf: 300 }, 'incomplete more-told'],
    [{ von: 1, bis: 7, gesamt: 300 }, 'incomplete more-told'],
    [{ page: 1, total: 3 }, 'unknown may-be-more'],
    // The same in one text.
    [{ range: '0-6/300' }, 'incomplete more-told'],
    [{ range: 'items 0-6/300' }, 'incomplete more-told'],
    [{ range: '0-6/*' }, 'unknown may-be-more'],
    [{ showing: '7/300' }, 'incomplete more-told'],
    [{ shown: '7 of 300' }, 'incomplete more-told'],
    [{ angezeigt: '7 von 300' }, 'incomplete more-told'],
    [{ position: '7/300' }, 'unknown may-be-more'],
    [{ title: 'First 7 of 300' }, 'unknown may-be-more'],
    [{ total: '300 Kunden' }, 'unknown may-be-more'],
    [{ total: '300 Treffer' }, 'incomplete more-told'],
    [{ anzahl: '300 Einträge' }, 'unknown may-be-more'],
    // Cursors of several values.
    [{ last_key: { id: 7 } }, 'unknown cursor-told'],
    [{ resumeKey: { id: 7, name: 'a' } }, 'unknown cursor-told'],
    [{ nextPage: { page: 2 } }, 'incomplete more-told'],
    // Other languages.
    [{ mehr: true }, 'unknown may-be-more'],
    [{ weitereSeiten: true }, 'unknown may-be-more'],
    [{ hay_mas: true }, 'unknown may-be-more'],
    [{ abgeschnitten: true }, 'unknown may-be-more'],
    [{ letzteSeite: false }, 'unknown may-be-more'],
    [{ vollständig: false }, 'unknown may-be-more'],
    [{ tronqué: true }, 'unknown may-be-more'],
    [{ resultLimitReached: 'yes' }, 'unknown may-be-more'],
    [{ links: [{ rel: 'last', href: '/v1/customers?page=3' }] }, 'unknown may-be-more'],
    [{ warnings: ['The list is limited to the first 7 customers'] }, 'incomplete cut-by-source'],
    [{ warnings: ['Output is limited to 7 lines'] }, 'incomplete cut-by-source'],
    [{ notice: 'Results are restricted to a sample' }, 'unknown may-be-more'],
  ])('beside %j', async (said, verdict) => {
    expect(await verdictOf({ body: { ...said, data: seven } })).toBe(verdict);
  });

  it.each<[Record<string, string>, string]>([
    [{ Link: '<https://api.example/v1/customers?page=3>; rel="last"' }, 'unknown may-be-more'],
    [{ Link: '</v1/customers?offset=7>; rel="following"' }, 'unknown may-be-more'],
    [{ 'X-Last-Page': '3' }, 'incomplete more-told'],
    [{ 'X-Pagination-Last-Page': '3' }, 'incomplete more-told'],
    [{ 'X-Page': '1', 'X-Page-Of': '3' }, 'incomplete more-told'],
    [{ 'X-Page': '1/3' }, 'incomplete more-told'],
    [{ 'X-Records-Total': '300' }, 'incomplete more-told'],
    [{ 'X-Total-Record-Count': '300' }, 'incomplete more-told'],
    [{ 'X-Pagination-Total-Records': '300' }, 'incomplete more-told'],
    [{ 'Records-Total': '300' }, 'incomplete more-told'],
    [{ 'X-Num-Results': '300' }, 'incomplete more-told'],
    [{ 'X-List-Count': '300' }, 'unknown may-be-more'],
    [{ 'X-Items-Available': '300' }, 'unknown may-be-more'],
    [{ 'X-Range': '0-6/300' }, 'incomplete more-told'],
    [{ 'X-Pagination-Next': '2' }, 'incomplete more-told'],
    [{ 'X-Paging-Next-Token': 'abc' }, 'incomplete more-told'],
    [{ 'X-Scroll-Id': 'Y3Vyc29yOjc=' }, 'unknown cursor-told'],
    [{ 'X-More-Records': 'true' }, 'incomplete more-told'],
    [{ 'X-Pagination-Has-More': '1' }, 'incomplete more-told'],
    [{ 'X-Is-Last-Page': 'false' }, 'incomplete more-told'],
    [{ 'X-Result-Limit-Reached': 'true' }, 'unknown may-be-more'],
    [{ 'X-Results-Truncated': 'yes' }, 'incomplete more-told'],
    [{ 'X-Data-Truncated': 'true' }, 'unknown may-be-more'],
    [{ 'X-Partial-Results': 'true' }, 'incomplete cut-by-source'],
    [{ Warning: '299 - "Results truncated"' }, 'incomplete cut-by-source'],
    [{ 'X-Warning': 'Only the first 7 rows were returned' }, 'incomplete cut-by-source'],
  ])('with %j', async (headers, verdict) => {
    expect(await verdictOf({ body: { data: seven }, headers })).toBe(verdict);
  });
});

describe('seven rows that are all', () => {
  it.each<[object, string]>([
    [{ notice: 'Access is restricted to authorised users.' }, 'complete one-page'],
    [{ license: 'Free of charge. Use limited to non-commercial purposes.' }, 'complete one-page'],
    [{ warnings: ['This call is deprecated and will be limited to admins'] }, 'complete one-page'],
    [{ notice: 'Access is limited to 100 requests per minute' }, 'complete one-page'],
    [{ info: 'The maximum number of requests per day was not reached' }, 'complete one-page'],
    [{ info: 'The result limit was not exceeded' }, 'complete one-page'],
    [{ record_no: 4711 }, 'complete one-page'],
    [{ record_number: 4711 }, 'complete one-page'],
    [{ item_number: 4711 }, 'complete one-page'],
    [{ document_number: 4711 }, 'complete one-page'],
    [{ orderNumber: 4711 }, 'complete one-page'],
    [{ data_length: 2048 }, 'unknown may-be-more'],
    [{ results_size: 2048 }, 'unknown may-be-more'],
    [{ response_size: 2048, body_length: 2048 }, 'complete one-page'],
    [{ remaining: 59 }, 'unknown may-be-more'],
    [{ limit: 60, remaining: 59, reset: 1700000000 }, 'complete one-page'],
    [{ usage: { total: 900, remaining: 59 } }, 'complete one-page'],
    [{ order: { total: 9900, items: ['a', 'b'] } }, 'complete one-page'],
    [{ invoice: { count: 9900, lines: ['a', 'b'] } }, 'complete one-page'],
    [{ description: 'Top 10 of 2024' }, 'complete one-page'],
    [{ date: '1-7/2026', expires: '11/2026', ratio: '16/9' }, 'complete one-page'],
    [{ total: '300 EUR', count: '12 ms' }, 'complete one-page'],
    [{ next: '/help' }, 'complete one-page'],
    [{ next: '/support' }, 'unknown may-be-more'],
    [{ final: false }, 'unknown may-be-more'],
    [{ filters: { limit: 7 } }, 'unknown full-page'],
    [{ page: 1, of: 1 }, 'complete one-page'],
    [{ pagination: { current: 1, last: 1 } }, 'complete one-page'],
    [{ page: 0, of: 1 }, 'complete one-page'],
    [{ from: 1, to: 7, of: 7 }, 'complete one-page'],
    [{ range: '0-6/7' }, 'complete one-page'],
    [{ showing: '7/7' }, 'complete one-page'],
    [{ total: '7 Kunden' }, 'complete one-page'],
    [{ mehr: false, letzteSeite: true }, 'complete one-page'],
    [{ range: { min: 1, max: 300 } }, 'complete one-page'],
    [{ links: [{ rel: 'last', href: '/v1/customers?page=1' }] }, 'complete one-page'],
  ])('may be complete beside %j', async (said, verdict) => {
    expect(await verdictOf({ body: { ...said, data: seven } })).toBe(verdict);
  });

  it.each<[Record<string, string>]>([
    [{ 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': '4990', 'X-RateLimit-Reset': '1700000000' }],
    [{ 'RateLimit-Remaining': '59', 'X-Quota-Total': '900', 'X-Daily-Requests-Left': '77' }],
    [{ 'X-Request-Id': 'abc', 'X-Trace-Id': 'def', 'X-Runtime': '300', 'X-Response-Time': '300' }],
    [{ 'Cache-Control': 'max-age=300', Age: '300', 'X-Cache-Hits': '300', ETag: 'W/"abc"' }],
    [{ 'X-Page': '1', 'X-Per-Page': '50', 'X-Total': '7', 'X-Total-Pages': '1', 'X-Next-Page': '' }],
    [{ Link: '<https://api.example/v1/customers?page=1>; rel="last"' }],
    [{ Link: '</v1/customers?page=9>; rel="prev", </docs?page=2>; rel="help", </a.css>; rel="preload"' }],
    [{ 'X-Records-Total': '7', 'X-More-Records': 'false', 'X-Last-Page': '1' }],
    [{ Warning: '299 - "This version is deprecated and will be removed"' }],
    [{ 'X-API-Version': '300', 'X-Powered-By': 'Next.js', 'X-Frame-Options': 'DENY', 'X-Content-Length': '9000' }],
    [{ 'X-Session-Token': 'abc', 'X-CSRF-Token': 'abc', 'Last-Modified': 'Mon, 01 Jan 2026 00:00:00 GMT' }],
    [{ 'X-Pagination-Next': '', 'X-Pagination-Page': '1' }],
  ])('are complete with %j', async (headers) => {
    expect(await verdictOf({ body: { data: seven }, headers })).toMatch(/^complete (one-page|total-reached)$/);
  });
});
