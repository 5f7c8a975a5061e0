import type { TokenFailure } from '../../contract/token';
import { err, ok, type Result } from '../../contract/result';
import type { Outbound } from '../../http/types';
import type { Clock } from '../../base/clock';
import type { AuthenticationMethod } from './client-authentication';
import type { Grant } from './read-answer';
import { requestToken } from './request-token';
import type { TokenSecretName } from '../state/token-state';
import type { SecretBag, TokenSubject } from '../token-subject';

/** What worked the last time with the same fingerprint. */
export type Remembered = { method: AuthenticationMethod; secretName: TokenSecretName; failing: boolean };

export type Asked = Grant & { method: AuthenticationMethod; secretName: TokenSecretName };

/** One request may take this long, and all of one flight that long. A lease outlives both. */
const requestTimeoutMs = 10_000;
const flightTimeoutMs = 18_000;

/**
 * Asks the server for a token: with each secret in turn, and where the method is `auto` with the body, then Basic, as
 * long as the server refuses the client itself. Anything else that goes wrong ends it: it would go wrong again.
 */
export async function ask(
  subject: TokenSubject,
  { remembered, outbound, clock }: { remembered: Remembered | null; outbound: Outbound; clock: Clock },
): Promise<Result<Asked, TokenFailure>> {
  const { settings } = subject;
  const secrets = await subject.secrets();
  const startedMs = clock.now();
  let worst: TokenFailure | null = null;
  for (const { method, secretName } of attempts(subject, secrets, remembered)) {
    const leftMs = flightTimeoutMs - Math.max(0, clock.now() - startedMs);
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
  remembered: Remembered | null,
): { method: AuthenticationMethod; secretName: TokenSecretName }[] {
  if (settings.clientAuthentication === 'private-key-jwt')
    return [{ method: 'private-key-jwt', secretName: 'private-key' }];
  const methods = methodsToTry(settings.clientAuthentication, remembered);
  const names = (['client-secret', 'next-client-secret'] as const).filter((name) => secrets[name] !== undefined);
  const tried = names.length === 0 ? (['client-secret'] as const) : beginningWith(remembered?.secretName, names);
  return tried.flatMap((secretName) => methods.map((method) => ({ method, secretName })));
}

function methodsToTry(
  setting: TokenSubject['settings']['clientAuthentication'],
  remembered: Remembered | null,
): AuthenticationMethod[] {
  if (setting !== 'auto') return [setting];
  // What worked before fails by something else, until it goes on failing.
  if (remembered?.failing === false) return [remembered.method];
  return beginningWith(remembered?.method, ['body', 'basic']);
}

function beginningWith<T>(first: unknown, items: T[]): T[] {
  return items.filter((item) => item === first).concat(items.filter((item) => item !== first));
}

function refusesClient(failure: TokenFailure): boolean {
  if (failure.code === 'token-refused') return failure.error === 'invalid_client' || failure.status === 401;
  return failure.code === 'token-http-error' && failure.status === 401;
}
