import { html, json } from '../http';
import type { Answer } from '../http';
import { hostNames } from '../names';

/** One broken endpoint: how it answers, and the sentence that says so. `null` is no answer at all, for `silentMs`. */
export type Oddity = { does: string; answer: () => Answer | null };

/** How long a silent endpoint keeps its caller waiting. */
export const silentMs = 30_000;

// Looks like a token and opens nothing: the protected API does not know it.
const token = 'odd-token-that-no-api-accepts';
const good = { access_token: token, token_type: 'Bearer', expires_in: 300 };
const noStore = { 'cache-control': 'no-store' };
const elsewhere = { location: `https://${hostNames.elsewhere}/token` };

/** Token endpoints under `/token/NAME`, each wrong in one way. */
export const tokenOddities: Record<string, Oddity> = {
  'html-403': { does: 'Answers 403 with an HTML page, as a firewall does.', answer: () => html(403, 'Access denied') },
  'html-200': { does: 'Answers 200 with an HTML page, as a login page does.', answer: () => html(200, 'Sign in') },
  'error-500': {
    does: 'Answers 500 with JSON that is not an OAuth error.',
    answer: () => json(500, { message: 'Something went wrong' }),
  },
  'html-502': { does: 'Answers 502 with an HTML page, as a gateway does.', answer: () => html(502, 'Bad gateway') },
  'redirect-302': {
    does: `Redirects with 302 to ${hostNames.elsewhere}.`,
    answer: () => ({ status: 302, headers: elsewhere, body: '' }),
  },
  'redirect-307': {
    does: `Redirects with 307 to ${hostNames.elsewhere}: who follows sends the secret there.`,
    answer: () => ({ status: 307, headers: elsewhere, body: '' }),
  },
  silent: { does: 'Says nothing for 30 seconds.', answer: () => null },
  empty: {
    does: 'Answers 200 with an empty body.',
    answer: () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '' }),
  },
  huge: {
    does: 'Answers 200 with a body of 1.5 MB.',
    answer: () => json(200, { ...good, padding: 'x'.repeat(1_500_000) }),
  },
  'error-200': {
    does: 'Answers 200 with an OAuth error in the body.',
    answer: () => json(200, { error: 'invalid_client', error_description: 'The client is not known.' }),
  },
  'invalid-client': {
    does: 'Answers 401 invalid_client with a WWW-Authenticate header.',
    answer: () =>
      json(
        401,
        { error: 'invalid_client', error_description: 'AADSTS7000222: The client secret has expired.' },
        { 'www-authenticate': 'Basic realm="sandbox"' },
      ),
  },
  'lifetime-string': {
    does: 'Gives a token whose expires_in is a string.',
    answer: () => json(200, { ...good, expires_in: '3599' }, noStore),
  },
  'lifetime-missing': {
    does: 'Gives a token without expires_in.',
    answer: () => json(200, { access_token: token, token_type: 'Bearer' }, noStore),
  },
  'lifetime-zero': {
    does: 'Gives a token with expires_in 0 and scope null.',
    answer: () => json(200, { ...good, expires_in: 0, scope: null }, noStore),
  },
  'type-odd': {
    does: 'Gives a token of type "Application Access Token".',
    answer: () => json(200, { ...good, token_type: 'Application Access Token' }, noStore),
  },
  'type-missing': {
    does: 'Gives a token without token_type.',
    answer: () => json(200, { access_token: token, expires_in: 300 }, noStore),
  },
  'token-line-break': {
    does: 'Gives a token with a line break inside, which would forge a header.',
    answer: () => json(200, { ...good, access_token: 'odd\r\nX-Forged: yes' }, noStore),
  },
  'too-many-requests': {
    does: 'Answers 429 with Retry-After: 30.',
    answer: () => json(429, { error: 'temporarily_unavailable' }, { 'retry-after': '30' }),
  },
  'too-many-requests-date': {
    does: 'Answers 429 with a Retry-After that is a date a minute ahead.',
    answer: () =>
      json(429, { error: 'temporarily_unavailable' }, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() }),
  },
};
