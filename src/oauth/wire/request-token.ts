import type { OAuthSettings } from '../../contract/oauth-settings';
import type { TokenFailure, TokenSettingsProblem } from '../../contract/token-failure';
import { err, ok, type Result } from '../../contract/result';
import { foreignBody, foreignText } from '../../http/foreign-text';
import { bothMasks, masker, type Mask } from '../../http/masker';
import { retryAfterSeconds } from '../../http/retry-after';
import type { Outbound, OutboundAnswer, OutboundFailure } from '../../http/outbound-call';
import type { Clock } from '../../base/clock';
import { Secret } from '../../base/secret';
import type { ProofDemand } from '../dpop/challenge';
import type { Binding, TokenProver } from '../dpop/token-prover';
import { clientAuthentication, type AuthenticationMethod } from './client-authentication';
import { codesIn, meaningOf } from './dialects';
import { requestParts } from './parameters';
import { readAnswer, tokenIn, type Grant } from './read-answer';
import { bodyText, credentialsIn, own, readBody, type Members } from './read-body';
import { readChallenge, readError, readFailure, refused } from './read-error';
import { tokenPlace } from './token-place';
import type { SecretBag } from '../token-subject';

export type TokenRequest = {
  settings: OAuthSettings;
  secrets: SecretBag;
  method: AuthenticationMethod;
  /** The secret or key this method proves the client with. */
  secret: Secret | undefined;
  /** For all that it takes to get an answer about this method and secret. */
  timeoutMs: number;
};

/** Counted after decompression. Tokens have 16 KB at most, but some servers send every scope and role beside them. */
const maxBodyBytes = 1_048_576;

type Answer = Result<Grant, TokenFailure>;

/** With less time left a further request is not begun. */
const leastTimeoutMs = 1_000;

type Parts = { outbound: Outbound; clock: Clock; prover: TokenProver };

/**
 * Asks for a token in one way (RFC 6749 §4.4.2): one request, and where the server asks for proof of possession or for a
 * nonce in it (RFC 9449 §8), one more for each.
 */
export async function requestToken(request: TokenRequest, parts: Parts): Promise<Answer> {
  const { clock, prover } = parts;
  const startedMs = clock.now();
  const met = new Set<ProofDemand>();
  const leftMs = (): number => request.timeoutMs - Math.max(0, clock.now() - startedMs);
  for (;;) {
    const answer = await requestOnce({ ...request, timeoutMs: leftMs() }, parts);
    if (answer.ok) return answer;
    const demand = prover.adapt(answer.error);
    if (demand === null || met.has(demand) || leftMs() < leastTimeoutMs) return err(prover.explain(answer.error));
    met.add(demand);
  }
}

/**
 * Makes one request through the one door, which has manual redirects, a size cap and a timeout, and reads its answer,
 * strictly where it matters and with the named repairs where it does not. A signed assertion is made anew each time.
 */
async function requestOnce(
  { settings, secrets, method, secret, timeoutMs }: TokenRequest,
  { outbound, clock, prover }: Parts,
): Promise<Answer> {
  const parts = requestParts(settings, secrets);
  if (!parts.ok) return settingsFailure(parts.error);
  const proof = clientAuthentication(method, secret, { settings, secrets, clock });
  if (!proof.ok) return settingsFailure(proof.error);

  const { url, parameters, headers } = parts.value;
  for (const [name, value] of Object.entries(proof.value.parameters)) parameters.set(name, value);
  const { body, contentType } = encoded(parameters, settings.bodyFormat);
  const sent = await outbound({
    url: url.href,
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': contentType,
      'user-agent': 'connected-fields-for-jira',
      ...headers,
      ...proof.value.headers,
      ...(await prover.headers(url.href)),
    },
    body,
    timeoutMs,
    maxBytes: maxBodyBytes,
    redirects: 'refuse',
  });
  const mask = masker(Object.values(secrets).filter((kept) => kept instanceof Secret));
  if (!sent.ok) return err(unanswered(sent.error, mask));
  prover.heed(sent.value, mask);
  return judged(sent.value, { nowMs: clock.now(), mask, settings, binding: prover.expects() });
}

/**
 * A form, by its media type alone: it has no parameters (RFC 6749 App. B), and some servers refuse any. Or a JSON body
 * where the server wants one; there a repeated name becomes an array.
 */
function encoded(
  parameters: URLSearchParams,
  format: OAuthSettings['bodyFormat'],
): { body: string; contentType: string } {
  if (format === 'form') return { body: parameters.toString(), contentType: 'application/x-www-form-urlencoded' };
  const members = [...new Set(parameters.keys())].map((name): [string, string | string[]] => {
    const values = parameters.getAll(name);
    return [name, values.length > 1 ? values : (values[0] ?? '')];
  });
  return { body: JSON.stringify(Object.fromEntries(members)), contentType: 'application/json' };
}

function judged(
  answer: OutboundAnswer,
  {
    nowMs,
    mask: ofOwn,
    settings,
    binding,
  }: { nowMs: number; mask: Mask; settings: OAuthSettings; binding: Binding | null },
): Answer {
  const { status, header } = answer;
  const afterSeconds = retryAfterSeconds(header('retry-after'), nowMs);
  const body = readBody(bodyText(answer.bytes), header('content-type'), settings.tokenPath);
  const members = body.ok ? body.value.members : {};
  const mask = bothMasks(ofOwn, masker(credentialsIn(members)));
  const success = isSuccess(status);
  const error = success
    ? errorInSuccess(members, settings)
    : (readError(members) ?? readChallenge(header('www-authenticate')));
  if (error !== null) {
    const isAssertion = settings.clientAuthentication === 'jwt-bearer';
    return err(refused(error, { status, retryAfterSeconds: afterSeconds, mask, isAssertion }));
  }
  if (!success) {
    const excerpt = foreignText(foreignBody(answer.bytes), mask);
    // What a page or a proxy writes is no dialect: there the status has to do.
    const sentence = !body.ok && body.error === 'html' && isPage(answer.bytes) ? null : excerpt;
    const codes = codesIn(sentence ?? '');
    const meaning = meaningOf({ status, codes, sentence });
    const contentType = foreignText(header('content-type'), mask);
    return err({ code: 'token-http-error', status, meaning, contentType, excerpt, retryAfterSeconds: afterSeconds });
  }
  const grant = body.ok ? readAnswer(members, { nowMs, mask, settings, binding }) : body;
  if (!grant.ok) {
    const problem = grant.error;
    const place = problem === 'no-access-token' ? foreignText(tokenPlace(members), mask) : null;
    const contentType = foreignText(header('content-type'), mask);
    return err({ code: 'token-answer-invalid', status, contentType, problem, ...(place === null ? {} : { place }) });
  }
  const repairs = [...(body.ok ? body.value.repairs : []), ...grant.value.repairs];
  if (status !== 200) repairs.push('status-not-200');
  return ok({ ...grant.value, repairs });
}

function isPage(bytes: Uint8Array): boolean {
  return /<(?:!doctype html|html|head|body)\b/i.test(bodyText(bytes));
}

function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}

/** Codes by which services say beside a 200 that all is well. */
const saysWell = /^\s*(0+|200|ok|success|succeeded)\s*$/i;

// Some servers answer 200 and mean no. Beside a token only the standard's own member counts as an error.
function errorInSuccess(members: Members, settings: OAuthSettings): ReturnType<typeof readError> {
  const error = own(members, 'error');
  const says = typeof error === 'string' && error.trim() !== '';
  if (!says && tokenIn(members, settings) !== undefined) return null;
  const found = readError(members) ?? readFailure(members);
  return found === null || saysWell.test(found.error) ? null : found;
}

function unanswered(failure: OutboundFailure, mask: Mask): TokenFailure {
  switch (failure.code) {
    case 'budget-spent':
      return failure;
    case 'egress':
      return { ...failure, code: 'token-egress' };
    case 'unreachable':
      return { ...failure, code: 'token-unreachable' };
    case 'redirect':
      return { code: 'token-redirect', status: failure.status, host: foreignText(failure.host, mask) };
    case 'url':
      return { code: 'token-settings', problem: failure.problem === 'header' ? 'header-characters' : 'token-url' };
    case 'too-large':
    case 'interrupted':
      return { code: 'token-answer-invalid', status: failure.status, contentType: null, problem: failure.code };
  }
}

function settingsFailure(problem: TokenSettingsProblem): Extract<Answer, { ok: false }> {
  return err({ code: 'token-settings', problem });
}
