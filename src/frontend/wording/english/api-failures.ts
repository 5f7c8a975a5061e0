import type { ApiFailure } from '../../../contract/failures';
import type { UnreachableProblem } from '../../../contract/token-failure';
import { duration, size, timeSpan } from '../text';
import { budgetSpent } from './budget';
import { refusedApiProof } from './proof-failures';
import { quoted } from './quoted';

/** Why the API gave no answer to work with. */
export function apiFailure(failure: ApiFailure): string {
  switch (failure.code) {
    case 'budget-spent':
      return budgetSpent(failure);
    case 'api-http-error':
      return httpError(failure.status, failure.retryAfterSeconds) + said(failure.excerpt);
    case 'api-redirect':
      return `The API answered with a redirect (HTTP ${failure.status}${failure.host === null ? '' : ` to ${failure.host}`}) that is not followed: it leaves the base URL’s host, or there are too many. Enter the final address as the base URL.`;
    case 'api-unreachable':
      return unreachable(failure.problem, failure.host, failure.afterMs);
    case 'api-egress':
      return `Calling the API needs ${failure.host}, and no administrator of this site has approved that host yet. Approve it, then try again.`;
    case 'api-paused':
      return 'The API was not called, because an administrator paused this datasource. Resume it in the list of datasources.';
    case 'api-asked-too-often':
      return 'You have asked this API so often within a few minutes that the app waits before it asks again. Try again in a few minutes.';
    case 'api-too-large':
      return `The API answered with more than ${size(failure.maxBytes, 'en')}. Ask it for less: use paging, a filter in the path, or a narrower resource.`;
    case 'api-token-refused':
      return tokenRefused(failure);
    case 'api-proof-refused':
      return refusedApiProof(failure);
    case 'api-settings':
      return settingsProblem(failure.problem, failure.detail);
  }
}

function tokenRefused({ status, tried, heldSeconds }: Extract<ApiFailure, { code: 'api-token-refused' }>): string {
  const refused = `The API refused the access token (HTTP ${status})`;
  const advice =
    'The token may be for another audience or lack a scope: compare the requested scopes with what the API wants.';
  const next =
    heldSeconds === undefined ? '' : ` The next one may be requested in ${timeSpan(Math.max(1, heldSeconds), 'en')}.`;
  if (tried === undefined) return `${refused}. ${advice}`;
  switch (tried) {
    case 'new':
      return `${refused}, and the new one that was requested then as well. ${advice}`;
    case 'replacement':
      return `${refused}, and the one that had replaced it meanwhile as well. ${advice}`;
    case 'held':
      return `${refused}. No new one was requested this time, because a new one had just been refused at once too.${next} ${advice}`;
    case 'not-had':
      return `${refused}, and no other one could be had. Look at the access token of the datasource.`;
  }
}

function httpError(status: number, retryAfterSeconds: number | null): string {
  const wait = retryAfterSeconds === null ? '' : ` It asks to wait ${retryAfterSeconds} seconds.`;
  switch (status) {
    case 400:
      return 'The API does not accept the request (HTTP 400). Check the path, its parameters and the body.';
    case 401:
      return 'The API does not accept the credentials (HTTP 401). Check the authentication of the datasource.';
    case 403:
      return 'The API knows the caller but does not allow this (HTTP 403). Give the client the right or the scope it needs at the service.';
    case 404:
      return 'The API has nothing at this address (HTTP 404). Check the base URL and the path.';
    case 405:
      return 'The API does not allow this method here (HTTP 405). Change the method between GET and POST.';
    case 429:
      return `The API was called too often (HTTP 429). Wait, or raise the cache seconds of the datasource.${wait}`;
    default:
      return status >= 500
        ? `The API has a problem of its own (HTTP ${status}). Try again later; nothing needs to be changed here.${wait}`
        : `The API answered HTTP ${status} instead of data. Look up what it means in the API’s documentation.${wait}`;
  }
}

function said(excerpt: string | null): string {
  return excerpt === null || excerpt.trim() === '' ? '' : ` It said: ${quoted(excerpt)}.`;
}

function unreachable(problem: UnreachableProblem, host: string, afterMs: number): string {
  const after = duration(afterMs, 'en');
  switch (problem) {
    case 'timeout':
      return `The API at ${host} did not answer within ${after}. Check that it is up, or ask it for less.`;
    case 'network':
      return `The connection to the API at ${host} broke off after ${after}. Try again.`;
    case 'tls':
      return `The certificate of the API at ${host} is not valid or not publicly trusted. The service must correct it; the check cannot be turned off.`;
    case 'name-not-found':
      return `There is no API at ${host}: the name does not exist in public DNS. Check the base URL.`;
    case 'refused':
      return `The API at ${host} accepts no connection. Check the base URL and that the API can be reached from the internet.`;
  }
}

function settingsProblem(
  problem: Extract<ApiFailure, { code: 'api-settings' }>['problem'],
  detail: string | null,
): string {
  const which = detail === null ? '' : ` (${detail})`;
  switch (problem) {
    case 'header-forbidden':
      return `The API was not called, because one of the headers may not be set by an app${which}. Remove it from the datasource.`;
    case 'rule-needed':
      return "A value holds a sign that would end the text it stands in, so the API was not asked. Name the rule of the query language in the field’s path or body, as in '{input|odata}'.";
    case 'leaves-base':
      return `The API was not called, because the path leads outside the base URL${which}. Write a path below the base URL.`;
    case 'url':
      return `The API was not called, because base URL and path make no valid address${which}. Correct the path.`;
    case 'secret-missing':
      return `The API was not called, because a secret of the datasource is missing${which}. Enter it and save.`;
    case 'variable-missing':
      return `The API was not called, because a variable of the path has no value yet${which}. Name an issue that has one or type a search text for the preview, or let empty variables be left out.`;
  }
}
