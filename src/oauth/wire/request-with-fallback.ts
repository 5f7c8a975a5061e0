import type { TokenFailure } from '../../contract/token';
import { err, ok, type Result } from '../../contract/result';
import type { Outbound } from '../../http/types';
import type { Clock } from '../../base/clock';
import type { AuthenticationMethod } from './client-authentication';
import type { Grant } from './read-answer';
import { requestToken } from './request-token';
import type { SecretBag, TokenSecretName, TokenSubject } from '../token-subject';

/** What worked the last time with the same fingerprint. */
export type LastWorkingAuthentication = { method: AuthenticationMethod; secretName: TokenSecretName; failing: boolean };

export type GrantedToken = Grant & { method: AuthenticationMethod; secretName: TokenSecretName };

/** One request may take this long, and all of one run that long. A lease outlives both. */
const requestTimeoutMs = 10_000;
const runTimeoutMs = 18_000;

/**
 * Asks the server for a token: with each secret in turn, and where the method is `auto` with the body, then Basic, as
 * long as the server refuses the client itself. Anything else that goes wrong ends it: it would go wrong again.
 */
export async function requestWithFallback(
  subject: TokenSubject,
  { lastWorking, outbound, clock }: { lastWorking: LastWorkingAuthentication | null; outbound: Outbound; clock: Clock },
): Promise<Result<GrantedToken, TokenFailure>> {
  const { settings } = subject;
  const secrets = await subject.secrets();
  const startedMs = clock.now();
  let worst: TokenFailure | null = null;
  for (const { method, secretName } of attempts(subject, secrets, lastWorking)) {
    const leftMs = runTimeoutMs - Math.max(0, clock.now() - startedMs);
    if (worst !== null && leftMs < 1000) break;
    const timeoutMs = Math.min(requestTimeoutMs, leftMs);
    const answer = await requestToken(
      { settings, secrets, method, secret: secrets[secretName], timeoutMs },
      { outbound, clock },
    );
    if (answer.ok) return ok({ ...answer.value, method, secretName });
    // A sentence of the server's says more than a bare status.
    if (worst?.code !== 'token-refused' || answer.error.code === 'token-refused') worst = answer.error;
    if (!refusesClient(answer.error)) return err(answer.error);
  }
  return err(worst ?? { code: 'token-settings', problem: 'secret-missing' });
}

function attempts(
  { settings }: TokenSubject,
  secrets: SecretBag,
  lastWorking: LastWorkingAuthentication | null,
): { method: AuthenticationMethod; secretName: TokenSecretName }[] {
  if (settings.clientAuthentication === 'private-key-jwt')
    return [{ method: 'private-key-jwt', secretName: 'private-key' }];
  const methods = methodsToTry(settings.clientAuthentication, lastWorking);
  const names = (['client-secret', 'next-client-secret'] as const).filter((name) => secrets[name] !== undefined);
  const tried = names.length === 0 ? (['client-secret'] as const) : beginningWith(lastWorking?.secretName, names);
  return tried.flatMap((secretName) => methods.map((method) => ({ method, secretName })));
}

function methodsToTry(
  setting: TokenSubject['settings']['clientAuthentication'],
  lastWorking: LastWorkingAuthentication | null,
): AuthenticationMethod[] {
  if (setting !== 'auto') return [setting];
  // What worked before fails by something else, until it goes on failing.
  if (lastWorking?.failing === false) return [lastWorking.method];
  return beginningWith(lastWorking?.method, ['body', 'basic']);
}

function beginningWith<T>(first: unknown, items: T[]): T[] {
  return items.filter((item) => item === first).concat(items.filter((item) => item !== first));
}

function refusesClient(failure: TokenFailure): boolean {
  if (failure.code === 'token-refused') return failure.error === 'invalid_client' || failure.status === 401;
  return failure.code === 'token-http-error' && failure.status === 401;
}
