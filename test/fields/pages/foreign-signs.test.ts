import { afterEach, describe, expect, it } from 'vitest';
import { bindingWith } from '../binding';
import { fieldOn, rows, type LoopbackField, type Reply } from './loopback-source';

let field: LoopbackField | null = null;
afterEach(async () => {
  await field?.close();
  field = null;
});

const seven = rows(1, 7);

async function verdictOf(reply: Reply, over: Parameters<typeof bindingWith>[0] = {}): Promise<string> {
  field = await fieldOn(() => reply);
  const { completeness, failure } = await field.read(
    bindingWith({ ...over, extraction: { items: '$.data', ...over.extraction } }),
  );
  return completeness === null ? String(failure?.code) : `${completeness.verdict} ${completeness.reason}`;
}

describe('a list beside what is said of it in an outer list', () => {
  it.each<[string, unknown, string, string]>([
    ['World Bank', [{ page: 1, pages: 6, per_page: '50', total: 296 }, seven], '$[1][*]', 'incomplete more-told'],
    ['the last of such', [{ page: 1, pages: 1, per_page: '50', total: 7 }, seven], '$[1][*]', 'complete one-page'],
    ['the rows first', [seven, { hasMore: true }], '$[0]', 'incomplete more-told'],
    ['a next link behind them', [seven, { next: '/v1/customers?page=2' }], '$[0]', 'incomplete more-told'],
    ['a number beside them', [seven, 300], '$[0]', 'unknown may-be-more'],
    ['a number before them, in one list', { response: [300, ...seven] }, '$.response[1:]', 'unknown may-be-more'],
    ['rows of lists', [['no', 'name'], ...seven.map(({ id, name }) => [id, name])], '$[1:]', 'complete one-page'],
    ['below a member', { r: [{ count: 300 }, seven] }, '$.r[1]', 'incomplete more-told'],
    ['a search term before them', ['harb', seven, { cursor: 'abc' }], '$[1]', 'unknown cursor-told'],
  ])('%s', async (_what, body, items, verdict) => {
    expect(
      await verdictOf({ body }, { extraction: { items, ...(items === '$[1:]' ? { key: '0', label: '{{1}}' } : {}) } }),
    ).toBe(verdict);
  });
});

const link = (name: string, query: string): object => ({ [name]: `https://api.example/v1/customers?${query}` });

describe('signs under names of an API’s own, beside seven rows', () => {
  it.each<[object, string]>([
    // Totals that are called like the list.
    [{ total_customers: 300 }, 'unknown may-be-more'],
    [{ data_total: 300 }, 'incomplete more-told'],
    [{ totalData: 300 }, 'incomplete more-told'],
    [{ noOfRecords: 300 }, 'incomplete more-told'],
    [{ resultSize: 300 }, 'unknown may-be-more'],
    [{ totalNumberOfItems: 300 }, 'incomplete more-told'],
    [{ itemsFound: 300 }, 'incomplete more-told'],
    [{ rowsTotalCount: 300 }, 'incomplete more-told'],
    [{ gesamtAnzahl: 300 }, 'unknown may-be-more'],
    [{ anzahl: 300 }, 'unknown may-be-more'],
    [{ cardinality: 300 }, 'unknown may-be-more'],
    [{ available: 300 }, 'unknown may-be-more'],
    [{ listLength: 300 }, 'incomplete more-told'],
    [{ statistics: { matched: 300 } }, 'unknown may-be-more'],
    [{ paging: { cardinality: 300 } }, 'unknown may-be-more'],
    // Addresses of the same list.
    [link('weiter', 'page=2'), 'unknown may-be-more'],
    [link('following', 'skip=7'), 'unknown may-be-more'],
    [link('suivant', 'c=Y3Vyc29y&x=1'), 'unknown may-be-more'],
    [link('@odata.next', '$skiptoken=7'), 'incomplete more-told'],
    [{ links: { self: '/v1/customers?page=1', last: '/v1/customers?page=6' } }, 'unknown may-be-more'],
    [{ pages: { forward: '/v1/customers?offset=7' } }, 'unknown may-be-more'],
    [{ older: '/v1/customers?before_id=7' }, 'unknown may-be-more'],
    [{ moreUrl: '/v1/customers?p=2' }, 'incomplete more-told'],
    // Cursors.
    [{ searchCursor: 'Y3Vyc29yOjc=' }, 'unknown cursor-told'],
    [{ resumeKey: 'Y3Vyc29yOjc=' }, 'unknown cursor-told'],
    [{ pagination_key: 'abc7' }, 'unknown cursor-told'],
    [{ skipToken: 'abc7' }, 'unknown cursor-told'],
    [{ queryLocator: '01gxx-7' }, 'unknown cursor-told'],
    [{ continuationId: 'abc7' }, 'unknown cursor-told'],
    [{ paging: { token: 'abc7' } }, 'unknown cursor-told'],
    [{ offsetToken: 'abc7' }, 'unknown cursor-told'],
    [{ lastKey: 'abc7' }, 'unknown cursor-told'],
    [{ scrollHandle: 'abc7' }, 'unknown cursor-told'],
    // Flags.
    [{ hasMorePages: true }, 'incomplete more-told'],
    [{ hasAnotherPage: true }, 'unknown may-be-more'],
    [{ moreRecordsExist: true }, 'incomplete more-told'],
    [{ is_more_data_available: true }, 'incomplete more-told'],
    [{ canLoadMore: true }, 'unknown may-be-more'],
    [{ lastPageReached: false }, 'unknown may-be-more'],
    [{ isFinalResult: false }, 'unknown may-be-more'],
    [{ allRecordsReturned: false }, 'unknown may-be-more'],
    [{ endReached: false }, 'unknown may-be-more'],
    [{ exhausted: false }, 'unknown may-be-more'],
    [{ resultSetTruncated: true }, 'unknown may-be-more'],
    [{ limitReached: true }, 'unknown may-be-more'],
    [{ maxResultsReached: 'true' }, 'unknown may-be-more'],
    [{ sizeLimitExceeded: true }, 'unknown may-be-more'],
    [{ tooManyResults: true }, 'unknown may-be-more'],
    [{ isCapped: true }, 'unknown may-be-more'],
    [{ overflow: true }, 'unknown may-be-more'],
    [{ fullResult: false }, 'unknown may-be-more'],
    // Sentences.
    [{ info: 'Showing 1-7 of 300' }, 'incomplete more-told'],
    [{ message: 'Displaying records 1 to 7 of 300' }, 'incomplete more-told'],
    [{ summary: '7 of 300 results' }, 'incomplete more-told'],
    [{ text: 'Treffer 1–7 von 300' }, 'incomplete more-told'],
    [{ message: 'Results truncated to 7 rows.' }, 'incomplete cut-by-source'],
    [{ warnings: ['The result was limited to 7 rows'] }, 'incomplete cut-by-source'],
    [{ warning: { code: 'W7', text: 'Too many results: only the first are shown' } }, 'incomplete cut-by-source'],
    [{ notices: [{ message: 'More results are available' }] }, 'incomplete cut-by-source'],
    [{ hint: 'There are more records than could be returned' }, 'incomplete cut-by-source'],
    [{ meldung: 'Es wurden nicht alle Treffer angezeigt' }, 'incomplete cut-by-source'],
  ])('%j', async (said, verdict) => {
    expect(await verdictOf({ body: { ...said, data: seven } })).toBe(verdict);
  });

  it.each<[object]>([
    [{ requestId: 'a8f4e1c07b', traceId: 'Y3Vyc29yOjc=', etag: 'W/"abc"' }],
    [{ took: 3000, time_ms: 900, score: 300 }],
    [{ '@odata.context': 'https://api.example/v1/$metadata#customers', '@odata.count': 7 }],
    [{ '@odata.deltaLink': 'https://api.example/v1/customers?$deltatoken=abc' }],
    [{ nextSyncToken: 'abc', syncToken: 'abc' }],
    [{ self: 'https://api.example/v1/customers?limit=50', first: 'https://api.example/v1/customers?offset=0' }],
    [{ href: 'https://api.example/v1/customers?offset=0&limit=50' }],
    [{ links: { self: '/v1/customers?page=1', last: '/v1/customers?page=1', first: '/v1/customers?page=1' } }],
    [{ previous: '/v1/customers?page=9', prevCursor: 'abc' }],
    [{ pageSize: 50, per_page: 50, maxResults: 50, limit: 50 }],
    [{ errors_count: 0, version: 300, status: 200, code: 0, timestamp: 1700000000 }],
    [{ hasMorePages: false, isLastPage: true, allRecordsReturned: true, truncated: false }],
    [{ message: 'OK', description: 'List of customers' }],
    [{ warnings: ['This version is deprecated and will be removed in 2027'] }],
    [{ message: '7 records found' }],
    [{ message: 'Showing 1-7 of 7' }],
    [{ rateLimit: { limit: 5000, remaining: 4990, reset: 1700000000 } }],
    [{ quotaMax: 10000, quota_remaining: 9990 }],
    [{ access: { token: 'abcdefgh' }, csrfToken: 'abc', sessionToken: 'abc' }],
    [{ warningCount: 12, error_total: 90 }],
    [{ schema: 'https://api.example/v1/schema', docs: 'https://api.example/docs?page=2' }],
    [{ page: 1, total: 7 }],
    [{ order: { total: 9900, found: 9900 }, errors: { count: 12 } }],
    [{ max: 50, min: 1, size: 7, number: 0 }],
    [{ priceTotal: 300, totalAmount: 900, sumTotal: 900 }],
    [{ generatedAt: '2026-01-01T00:00:00Z', lastUpdated: '2026-01-01' }],
    [{ isPartOf: 'catalogue', fullText: false, completeness: 0.9 }],
    [{ copyright: 'All 300 rights reserved', attribution: 'See more at example.com' }],
  ])('is complete beside %j', async (said) => {
    expect(await verdictOf({ body: { ...said, data: seven } })).toMatch(/^complete (one-page|total-reached)$/);
  });
});
