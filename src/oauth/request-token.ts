import { customFetch, genericTokenEndpointRequest, type AuthorizationServer, type Client } from 'oauth4webapi';
import type { OAuthSettings, TokenFailure, TokenSettingsProblem } from '../contract/token';
import type { Result } from '../contract/json';
import { limits } from '../contract/limits';
import { foreignText } from '../http/foreign-text';
import { retryAfterSeconds } from '../http/retry-after';
import type { Outbound, OutboundAnswer, OutboundFailure } from '../http/types';
import type { Clock } from '../runtime/clock';
import type { Secret } from '../runtime/secret';
import { clientAuthentication, type AuthenticationMethod } from './client-authentication';
import { masking } from './mask';
import { requestParts } from './parameters';
import { readAnswer, type Grant } from './read-answer';
import { bodyText, own, readBody, type Members } from './read-body';
import { readChallenge, readError, refused } from './read-error';
import type { SecretBag } from './types';

export type TokenRequest = {
  settings: OAuthSettings;
  secrets: SecretBag;
  method: AuthenticationMethod;
  /** The secret or key this method proves the client with. */
  secret: Secret | undefined;
  timeoutMs: number;
};

type Answer = Result<Grant, TokenFailure>;

/**
 * Makes one token request and reads its answer. oauth4webapi writes the request and signs assertions; our own door sends
 * it (manual redirects, size cap, timeout), and our own reading, stricter where it matters and with the named repairs
 * where it does not, judges the answer.
 */
export async function requestToken(
  request: TokenRequest,
  { outbound, clock }: { outbound: Outbound; clock: Clock },
): Promise<Answer> {
  const { settings, secrets } = request;
  const parts = requestParts(settings, secrets);
  if (!parts.ok) return settingsFailure(parts.error);
  const authentication = await clientAuthentication(request.method, request.secret, { settings, clock });
  if (!authentication.ok) return settingsFailure(authentication.error);

  const { url, parameters, headers } = parts.value;
  const server: AuthorizationServer = { issuer: settings.issuer ?? url.origin, token_endpoint: url.href };
  const client: Client = { client_id: settings.clientId };
  const seen: { answer: Answer | null } = { answer: null };
  await genericTokenEndpointRequest(server, client, authentication.value, settings.grantType, parameters, {
    headers: { 'user-agent': 'connected-fields-for-jira', ...headers },
    [customFetch]: async (target, init) => {
      const sent = await outbound({
        url: target,
        method: 'POST',
        ...encoded(init.body, init.headers, settings.bodyFormat),
        timeoutMs: request.timeoutMs,
        maxBytes: limits.tokenBodyBytes,
        redirects: 'refuse',
      });
      const mask = masking(secrets, settings.clientId);
      seen.answer = sent.ok
        ? judged(sent.value, { nowMs: clock.now(), mask })
        : { ok: false, error: unanswered(sent.error) };
      // The library wants a genuine Response. It is done then: what the answer means was judged on its bytes, once.
      return new Response(null);
    },
  });
  return seen.answer ?? settingsFailure('token-url');
}

/** A JSON body where the server wants one; a repeated name becomes an array. */
function encoded(
  parameters: URLSearchParams,
  headers: Record<string, string>,
  format: OAuthSettings['bodyFormat'],
): { body: string; headers: Record<string, string> } {
  if (format === 'form') return { body: parameters.toString(), headers };
  const members = [...new Set(parameters.keys())].map((name): [string, string | string[]] => {
    const values = parameters.getAll(name);
    return [name, values.length > 1 ? values : (values[0] ?? '')];
  });
  return {
    body: JSON.stringify(Object.fromEntries(members)),
    headers: { ...headers, 'content-type': 'application/json' },
  };
}

type Reading = { nowMs: number; mask: (text: string) => string };

function judged(answer: OutboundAnswer, reading: Reading): Answer {
  const { status } = answer;
  const contentType = foreignText(answer.header('content-type') ?? '');
  const text = bodyText(answer.bytes);
  const body = readBody(text, contentType);
  if (status < 200 || status > 299) {
    return {
      ok: false,
      error: httpFailure(answer, { text, members: body.ok ? body.value.members : {}, contentType, reading }),
    };
  }
  const invalid = (problem: Extract<TokenFailure, { code: 'token-answer-invalid' }>['problem']): Answer => ({
    ok: false,
    error: { code: 'token-answer-invalid', status, contentType, problem },
  });
  if (!body.ok) return invalid(body.error);
  const { members, repairs } = body.value;
  const error = errorInSuccess(members);
  if (error !== null)
    return {
      ok: false,
      error: refused(error, { status, retryAfterSeconds: wait(answer, reading), mask: reading.mask }),
    };
  const grant = readAnswer(members, reading.nowMs);
  if (!grant.ok) return invalid(grant.error);
  if (status !== 200) repairs.push('status-not-200');
  return { ok: true, value: { ...grant.value, repairs: [...repairs, ...grant.value.repairs] } };
}

// Some servers answer 200 and mean no. Beside a token only the standard's own member counts as an error.
function errorInSuccess(members: Members): ReturnType<typeof readError> {
  const error = own(members, 'error');
  const says = typeof error === 'string' && error.trim() !== '';
  return says || own(members, 'access_token') === undefined ? readError(members) : null;
}

function httpFailure(
  answer: OutboundAnswer,
  {
    text,
    members,
    contentType,
    reading,
  }: { text: string; members: Members; contentType: string | null; reading: Reading },
): TokenFailure {
  const { status } = answer;
  const found = readError(members) ?? readChallenge(answer.header('www-authenticate'));
  const after = wait(answer, reading);
  if (found !== null) return refused(found, { status, retryAfterSeconds: after, mask: reading.mask });
  const excerpt = foreignText(reading.mask(text.slice(0, 20_000)));
  return { code: 'token-http-error', status, contentType, excerpt, retryAfterSeconds: after };
}

function wait(answer: OutboundAnswer, { nowMs }: Reading): number | null {
  return retryAfterSeconds(answer.header('retry-after'), nowMs);
}

function unanswered(failure: OutboundFailure): TokenFailure {
  switch (failure.code) {
    case 'egress':
      return { code: 'token-egress', host: failure.host };
    case 'unreachable':
      return { code: 'token-unreachable', host: failure.host, problem: failure.problem, afterMs: failure.afterMs };
    case 'redirect':
      return { code: 'token-redirect', status: failure.status, host: failure.host };
    case 'url':
      return { code: 'token-settings', problem: failure.problem === 'header' ? 'header-characters' : 'token-url' };
    case 'too-large':
    case 'interrupted':
      return bodyLost(failure.status, failure.code);
  }
}

function bodyLost(status: number, problem: 'too-large' | 'interrupted'): TokenFailure {
  const success = status >= 200 && status <= 299;
  if (success) return { code: 'token-answer-invalid', status, contentType: null, problem };
  return { code: 'token-http-error', status, contentType: null, excerpt: null, retryAfterSeconds: null };
}

function settingsFailure(problem: TokenSettingsProblem): Extract<Answer, { ok: false }> {
  return { ok: false, error: { code: 'token-settings', problem } };
}
