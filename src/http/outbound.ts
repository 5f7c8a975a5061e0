import { err, ok, type Result } from '../contract/result';
import type { Clock } from '../base/clock';
import { isFieldContent, isHeaderName } from '../checks/headers';
import type { Outbound, OutboundAnswer, OutboundFailure, OutboundRequest } from './outbound-call';
import { egressRefusal, isEgressRefusal, unreachableProblem } from './unreachable';
import { checkUrl } from '../checks/url';

const maxHops = 3;

type Answer = Result<OutboundAnswer, OutboundFailure>;

/** The facts of one call that every step needs. */
type Call = {
  request: OutboundRequest;
  signal: AbortSignal;
  /** Settles when the time is up. */
  timeUp: Promise<'time-up'>;
  elapsed: () => number;
};

/**
 * The one door to the outside: nothing else calls `fetch`. Follows no redirect by itself, stops reading at the size
 * cap (counted after decompression), and gives up when the time for headers and body together is over. What servers
 * and networks do wrong comes back as a value. Of an error answer status and headers count, whatever becomes of its body:
 * then the bytes are those that arrived.
 */
export function createOutbound({ fetch, clock }: { fetch: typeof globalThis.fetch; clock: Clock }): Outbound {
  return async (request) => {
    const aborter = new AbortController();
    const done = new AbortController();
    const startedMs = clock.now();
    const call: Call = {
      request,
      signal: aborter.signal,
      timeUp: clock.sleep(request.timeoutMs, done.signal).then(() => 'time-up'),
      elapsed: () => Math.max(0, clock.now() - startedMs),
    };
    try {
      return await follow(fetch, call);
    } finally {
      done.abort();
      // Ends whatever is still open: a body that was not read, a request that ran out of time.
      aborter.abort();
    }
  };
}

async function follow(fetch: typeof globalThis.fetch, call: Call): Promise<Answer> {
  let target = call.request.url;
  for (let hop = 0; ; hop += 1) {
    const checked = checkUrl(target);
    if (!checked.ok) return failed({ code: 'url', problem: checked.error });
    const url = checked.value;
    const response = await send(fetch, url, call);
    if (!response.ok) return response;
    const next = redirectTarget(response.value, url);
    if (next === null) return read(response.value, url, call);
    const { status } = response.value;
    discard(response.value);
    const to = next.url;
    const { redirects, method, finalStatuses = [], mayFollow = () => true } = call.request;
    const follows = redirects === 'same-origin' && method === 'GET' && hop < maxHops && !finalStatuses.includes(status);
    if (!follows || to?.origin !== url.origin || !mayFollow(to)) {
      return failed({ code: 'redirect', status, host: to?.host ?? null });
    }
    target = to.href;
  }
}

async function send(fetch: typeof globalThis.fetch, url: URL, call: Call): Promise<Result<Response, OutboundFailure>> {
  const { request } = call;
  const headers = { ...request.headers, ...request.headersFor?.(url.href) };
  const bad = Object.entries(headers).find(([name, value]) => !isHeaderName(name) || !isFieldContent(value));
  if (bad !== undefined) return failed({ code: 'url', problem: 'header' });
  try {
    const sent = fetch(url.href, {
      method: request.method,
      headers,
      body: request.body,
      redirect: 'manual',
      signal: call.signal,
    });
    const response = await Promise.race([sent, call.timeUp]);
    if (response === 'time-up') {
      sent.catch(() => undefined);
      return unreachable(url, 'timeout', call);
    }
    if (response.status === 403 && response.headers.get('forge-proxy-error') === egressRefusal) {
      discard(response);
      return failed({ code: 'egress', host: url.host });
    }
    return ok(response);
  } catch (thrown) {
    if (isEgressRefusal(thrown)) return failed({ code: 'egress', host: url.host });
    return unreachable(url, unreachableProblem(thrown), call);
  }
}

/** Null when this is no redirect; otherwise where it points, as far as that can be read. */
function redirectTarget(response: Response, base: URL): { url: URL | null } | null {
  const opaque = response.type === 'opaqueredirect';
  if (!opaque && (response.status < 300 || response.status > 399)) return null;
  const location = response.headers.get('location');
  return { url: location !== null && URL.canParse(location, base) ? new URL(location, base) : null };
}

async function read(response: Response, url: URL, call: Call): Promise<Answer> {
  const { status, headers } = response;
  const { bytes, problem } = await readBytes(response, call);
  const isSuccess = status >= 200 && status <= 299;
  if (isSuccess && problem === 'time-up') return unreachable(url, 'timeout', call);
  if (isSuccess && problem === 'too-large') return failed({ code: problem, status, maxBytes: call.request.maxBytes });
  if (isSuccess && problem === 'interrupted') return failed({ code: problem, status, afterMs: call.elapsed() });
  return ok({
    status,
    url: url.href,
    header: (name) => headers.get(name),
    headers: () => [...headers],
    bytes,
    ms: call.elapsed(),
  });
}

type Body = { bytes: Uint8Array; problem: 'time-up' | 'too-large' | 'interrupted' | null };

/** The body up to its end, to the cap, or to what went wrong. */
async function readBytes({ body }: Response, { request, timeUp }: Call): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  const ended = (problem: Body['problem']): Body => ({ bytes: new Uint8Array(Buffer.concat(chunks)), problem });
  try {
    while (reader !== undefined) {
      const reading = reader.read();
      const chunk = await Promise.race([reading, timeUp]);
      if (chunk === 'time-up') {
        reading.catch(() => undefined);
        return ended('time-up');
      }
      if (chunk.done) break;
      size += chunk.value.byteLength;
      if (size > request.maxBytes) return ended('too-large');
      chunks.push(chunk.value);
    }
    return ended(null);
  } catch {
    return ended('interrupted');
  } finally {
    reader?.cancel().catch(() => undefined);
  }
}

function discard(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}

function unreachable(
  url: URL,
  problem: ReturnType<typeof unreachableProblem>,
  call: Call,
): Extract<Answer, { ok: false }> {
  return failed({ code: 'unreachable', host: url.host, problem, afterMs: call.elapsed() });
}

function failed(error: OutboundFailure): Extract<Answer, { ok: false }> {
  return err(error);
}
