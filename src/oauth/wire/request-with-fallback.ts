import type { RefusalMeaning, TokenFailure } from '../../contract/token-failure';
import { ok } from '../../contract/result';
import type { Outbound } from '../../http/outbound-call';
import type { Clock } from '../../base/clock';
import { reveal, Secret } from '../../base/secret';
import type { TokenProver } from '../dpop/token-prover';
import { formEncoded, type AuthenticationMethod } from './client-authentication';
import { reactionTo } from './dialects';
import type { Grant } from './read-answer';
import { requestToken } from './request-token';
import type { SecretBag, TokenSecretName, TokenSubject } from '../token-subject';

/** What worked the last time. `isCertain`: with these very settings, and nothing has failed since. */
export type LastWorkingAuthentication = {
  method: AuthenticationMethod;
  secretName: TokenSecretName;
  isCertain: boolean;
};

/** Why there is no token, and how many logins were turned down on the way. */
export type FailedRequest = { ok: false; error: TokenFailure; wrongLogins: number };

export type GrantedToken = Grant & { method: AuthenticationMethod; secretName: TokenSecretName };

/** One request may take this long, and all of one run that long. A lease outlives both. */
const requestTimeoutMs = 10_000;
const runTimeoutMs = 18_000;

/** Servers lock clients after some wrong logins: no more than so many for one edit, then one at a time. */
export const mostWrongLogins = 3;

/**
 * Asks the server for a token. Where it turns the login down, the next secret is tried, and where the client authentication
 * is to be found out, the body, Basic, and Basic without encoding if that differs: each at most once, and no more in all
 * than are left of three. `wrongLogins` counts those before with the same settings: once they are used up, each request
 * tries the next of the possibilities. Anything else that goes wrong ends it: it would go wrong again.
 */
export async function requestWithFallback(
  subject: TokenSubject,
  {
    lastWorking,
    wrongLogins: before,
    outbound,
    clock,
    prover,
  }: {
    lastWorking: LastWorkingAuthentication | null;
    wrongLogins: number;
    outbound: Outbound;
    clock: Clock;
    prover: TokenProver;
  },
): Promise<{ ok: true; value: GrantedToken } | FailedRequest> {
  const { settings } = subject;
  const secrets = await subject.secrets();
  const startedMs = clock.now();
  let wrongLogins = 0;
  let logins = 0;
  let worst: TokenFailure | null = null;
  let attempts = attemptsFor(subject, secrets, { lastWorking, before });
  for (let next = attempts.shift(); next !== undefined; next = attempts.shift()) {
    const leftMs = runTimeoutMs - Math.max(0, clock.now() - startedMs);
    if (worst !== null && leftMs < 1000) break;
    const timeoutMs = Math.min(requestTimeoutMs, leftMs);
    const { method, secretName } = next;
    const answer = await requestToken(
      { settings, secrets, method, secret: secrets[secretName], timeoutMs },
      { outbound, clock, prover },
    );
    if (answer.ok) return ok({ ...answer.value, method, secretName });
    worst = telling(worst, answer.error);
    const reaction = reactionTo(answer.error);
    if (reaction.isWrongLogin) wrongLogins += 1;
    logins += 1;
    if (Math.max(before + wrongLogins, logins) >= mostWrongLogins) break;
    attempts = attempts.filter(
      (other) =>
        (reaction.triesNextSecret || other.secretName === secretName) &&
        (reaction.triesNextAuthentication || other.method === method),
    );
  }
  return { ok: false, error: worst ?? { code: 'token-settings', problem: 'secret-missing' }, wrongLogins };
}

/** Beside a refused client: what servers say of the same client when it is sent in a way that they do not look at. */
const saysLess = new Set<RefusalMeaning>(['client-perhaps', 'request', 'unknown']);

/** The failure to show: a sentence of the server's says more than a bare status after it. */
function telling(before: TokenFailure | null, failure: TokenFailure): TokenFailure {
  if (before?.code !== 'token-refused') return failure;
  if (failure.code !== 'token-refused') return before;
  return before.meaning === 'client' && saysLess.has(failure.meaning) ? before : failure;
}

type LoginAttempt = { method: AuthenticationMethod; secretName: TokenSecretName };

function attemptsFor(
  { settings }: TokenSubject,
  secrets: SecretBag,
  { lastWorking, before }: { lastWorking: LastWorkingAuthentication | null; before: number },
): LoginAttempt[] {
  const { clientAuthentication } = settings;
  if (clientAuthentication === 'private-key-jwt' || clientAuthentication === 'jwt-bearer')
    return [{ method: clientAuthentication, secretName: 'private-key' }];
  const names = (['client-secret', 'next-client-secret'] as const).filter((name) => secrets[name] !== undefined);
  const tried = names.length === 0 ? (['client-secret'] as const) : beginningWith(lastWorking?.secretName, names);
  const all = methodsToTry(settings, secrets, lastWorking).flatMap((method) =>
    tried.map((secretName) => ({ method, secretName })),
  );
  if (before < mostWrongLogins) return all;
  const one = all[before % all.length];
  return one === undefined ? [] : [one];
}

function methodsToTry(
  { clientAuthentication, clientId, clientIdName, clientSecretName }: TokenSubject['settings'],
  secrets: SecretBag,
  lastWorking: LastWorkingAuthentication | null,
): AuthenticationMethod[] {
  if (clientAuthentication !== 'auto') return [clientAuthentication];
  // Names of one's own are names in a body.
  if (clientIdName !== '' || clientSecretName !== '') return ['body'];
  // What worked before fails by something else, until it goes on failing.
  if (lastWorking?.isCertain === true) return [lastWorking.method];
  const texts = [clientId, secrets['client-secret'], secrets['next-client-secret']].map((text) =>
    text instanceof Secret ? reveal(text) : (text ?? ''),
  );
  const differs = !clientId.includes(':') && texts.some((text) => formEncoded(text) !== text);
  return beginningWith(lastWorking?.method, ['body', 'basic', ...(differs ? (['basic-unencoded'] as const) : [])]);
}

function beginningWith<T>(first: unknown, items: T[]): T[] {
  return items.filter((item) => item === first).concat(items.filter((item) => item !== first));
}
