import { html, json, problem } from '../http';
import { hostNames } from '../names';
import type { Oddity } from './token-answers';

const row = (id: number, name: unknown): Record<string, unknown> => ({ id: `X-${id}`, name });

const scriptLabels = [
  row(1, '<script>alert(1)</script>'),
  row(2, '<img src=x onerror=alert(1)>'),
  row(3, '"><svg onload=alert(1)>'),
  row(4, 'javascript:alert(1)'),
  row(5, '{{constructor.constructor("alert(1)")()}}'),
  row(6, '\u202Egnp.exe\u202C'),
];

/** API endpoints under `/api/NAME`, each wrong in one way. They ask for no authentication. */
export const apiOddities: Record<string, Oddity> = {
  unauthorized: {
    does: 'Answers 401 to every token.',
    answer: () => problem(401, 'Never good enough.', { 'www-authenticate': 'Bearer error="invalid_token"' }),
  },
  forbidden: { does: 'Answers 403.', answer: () => problem(403, 'Not for you.') },
  'not-found': { does: 'Answers 404.', answer: () => problem(404, 'There is nothing here.') },
  'error-500': { does: 'Answers 500.', answer: () => problem(500, 'Something went wrong.') },
  'error-200': {
    does: 'Answers 200 with an error in the body.',
    answer: () => json(200, { errorCode: 'TOKEN_EXPIRED', message: 'The session has ended.' }),
  },
  'too-many-requests': {
    does: 'Answers 429 with Retry-After: 30.',
    answer: () => problem(429, 'Slow down.', { 'retry-after': '30' }),
  },
  html: { does: 'Answers 200 with an HTML page.', answer: () => html(200, 'Sign in') },
  empty: {
    does: 'Answers 200 with an empty body.',
    answer: () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '' }),
  },
  'no-rows': { does: 'Answers 200 with an empty list.', answer: () => json(200, { items: [] }) },
  huge: {
    does: 'Answers 200 with 6 MB of rows.',
    answer: () => json(200, { items: Array.from({ length: 6000 }, (_, index) => row(index, 'x'.repeat(1000))) }),
  },
  silent: { does: 'Says nothing for 30 seconds.', answer: () => null },
  redirect: {
    does: `Redirects to ${hostNames.elsewhere}.`,
    answer: () => ({ status: 302, headers: { location: `https://${hostNames.elsewhere}/` }, body: '' }),
  },
  nested: {
    does: 'Answers arrays in arrays in arrays.',
    answer: () => json(200, { pages: [[[row(1, 'one'), row(2, 'two')], [row(3, 'three')]], [[row(4, 'four')]]] }),
  },
  deep: {
    does: 'Answers JSON that is 5,000 levels deep.',
    answer: () => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: `${'['.repeat(5000)}1${']'.repeat(5000)}`,
    }),
  },
  malformed: {
    does: 'Answers JSON that breaks off in the middle.',
    answer: () => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"items":[{"id":"X-1","name":"one"},{"id":"X-2","na',
    }),
  },
  'duplicates-and-nulls': {
    does: 'Answers rows with the same key twice, null and missing labels, and labels that are not text.',
    answer: () =>
      json(200, {
        items: [
          row(1, 'one'),
          row(1, 'one'),
          row(2, null),
          { id: 'X-3' },
          { id: null, name: 'no key' },
          row(4, ''),
          row(5, 5),
          row(6, true),
          row(7, { de: 'sieben' }),
        ],
      }),
  },
  markup: {
    does: 'Answers labels with <script> and other markup in them.',
    answer: () => json(200, { items: scriptLabels }),
  },
  'xml-entities': {
    does: 'Answers XML that expands entities (billion laughs).',
    answer: () => ({
      status: 200,
      headers: { 'content-type': 'application/xml' },
      body:
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>' +
        '<r><item id="X-1">&c;</item></r>',
    }),
  },
};
