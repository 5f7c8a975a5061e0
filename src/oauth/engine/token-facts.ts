import { reveal } from '../../base/secret';
import { scheduledLifetimeMs, tokenTimes } from '../state/freshness';
import { startsOnTrial } from '../state/rejection';
import type { TokenFacts, TokenState } from '../state/token-state';
import type { TokenSubject } from '../token-subject';
import { jwtLifetimeSeconds } from '../wire/read-lifetime';
import type { GrantedToken } from '../wire/request-with-fallback';
import type { Engine } from './engine';
import { readToken, type TokenStore } from './token-store';

/** What there is to know about a token that was just granted: when it ends, when to renew it, what it is for. */
export async function factsOf(
  { store, random }: Engine,
  { id, settings }: TokenSubject,
  {
    granted,
    startedMs,
    before,
    fingerprint,
  }: { granted: GrantedToken; startedMs: number; before: TokenState; fingerprint: string },
): Promise<TokenFacts> {
  const repairs = [...granted.repairs];
  let seconds = granted.lifetimeSeconds ?? settings.assumedLifetimeSeconds;
  if (seconds === null) {
    seconds = jwtLifetimeSeconds(granted.accessToken, startedMs);
    if (seconds !== null) repairs.push('lifetime-from-jwt');
  }
  const lifetimeMs = seconds === null ? null : seconds * 1000;
  const refreshInMs = granted.refreshInSeconds === null ? null : granted.refreshInSeconds * 1000;
  let times = tokenTimes(startedMs, { lifetimeMs, refreshInMs }, random());
  const old = before.token?.fingerprint === fingerprint ? before.token : null;
  const oldEndMs = old?.expiresAtMs ?? null;
  let isRepeated = old?.isRepeated === true;
  if (old !== null && oldEndMs !== null) {
    // Servers that cache hand out the same token again, sometimes without saying how little is left of it.
    if (times.expiresAtMs === null && (await isSameToken(store, id, old, granted.accessToken))) {
      times = tokenTimes(startedMs, { lifetimeMs: Math.max(0, oldEndMs - startedMs), refreshInMs: null }, random());
    }
    const noLonger = times.expiresAtMs !== null && times.expiresAtMs <= oldEndMs + 2000;
    // The same end again: asking early brings nothing, so ask late.
    if (noLonger) times = { ...times, softAtMs: times.hardAtMs };
    isRepeated ||= noLonger;
  }
  const { expiresAtMs } = times;
  const isShort = expiresAtMs !== null && expiresAtMs - startedMs < scheduledLifetimeMs;
  // In a short life each request too many counts: a server that repeats its tokens is asked at their end.
  if (isRepeated && isShort) times = { ...times, softAtMs: expiresAtMs, hardAtMs: expiresAtMs };
  return {
    ...times,
    tokenType: granted.tokenType,
    grantedScopes: granted.grantedScopes,
    authenticatedWith: granted.method,
    secretName: granted.secretName,
    repairs: [...new Set(repairs)],
    ...(isRepeated && { isRepeated }),
    ...(startsOnTrial(before, fingerprint) && { trial: 'on' }),
  };
}

async function isSameToken(
  store: TokenStore,
  id: string,
  current: NonNullable<TokenState['token']>,
  text: string,
): Promise<boolean> {
  const old = await readToken(store, id, current);
  return old !== null && reveal(old.value) === text;
}
