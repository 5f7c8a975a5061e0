import { notOfKind } from '../kind-words';
import type { ApiFailure, AppError, ExtractionFailure } from '../../../contract/failures';
import type { OptionsFailure } from '../../../contract/field-api';
import type { RecognisedProvider } from '../../../presets/recognise-provider';
import type { UnreachableProblem } from '../../../contract/token';
import { discoveryFailure } from './discovery';
import { pathProblem } from './path-problem';
import { refusedApiProof } from './proof-failures';
import { templateProblem } from './template-problem';
import { quoted } from './quoted';
import { fieldKinds } from './field-kinds';
import { duration, listed, size, timeSpan } from '../text';
import { tokenFailure } from './token-failures';

/** Why the API gave no answer to work with. */
export function apiFailure(failure: ApiFailure): string {
  switch (failure.code) {
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

/** Why no options could be read from an answer that arrived. */
export function extractionFailure(failure: ExtractionFailure, locale = 'en'): string {
  switch (failure.code) {
    case 'content-invalid':
      return contentProblem(failure);
    case 'items-malformed':
      return `The path to the items cannot be read. ${pathProblem(failure)} Correct it, or choose one of the suggestions.`;
    case 'items-too-costly':
      return 'The path looks through the answer more often than it may. Write the steps to the rows one by one, such as $.data[*], instead of two dots or a filter.';
    case 'items-found-nothing':
      return `The answer arrived, but the path to the items finds nothing in it. ${members(failure.members, locale)} Correct the path, or choose one of the suggestions.`;
    case 'items-not-rows':
      return `The path to the items leads to ${failure.found}, not to a list of rows. Choose a path that ends at a list.`;
    case 'key-not-found':
      return `The rows have no such key. ${members(failure.members, locale)} Choose the member that never changes for a row.`;
    case 'label-malformed':
      return `The label’s template cannot be read. ${templateProblem(failure)}`;
    case 'label-empty':
      return `The label stays empty for every row. ${members(failure.members, locale)} Use one of them in double braces, such as {{name}}.`;
    case 'value-empty':
      return `The first row has nothing at the place of the value. ${members(failure.members, locale)} Use one of them in double braces, such as {{name}}.`;
    case 'value-not-of-kind':
      return notOfKind(fieldKinds[failure.kind], quoted(failure.found));
  }
}

function members(names: readonly string[], locale: string): string {
  return names.length === 0
    ? 'There are no members to choose from.'
    : `There are: ${listed(names.slice(0, 12), locale)}.`;
}

function contentProblem(failure: Extract<ExtractionFailure, { code: 'content-invalid' }>): string {
  const kind = failure.content.toUpperCase();
  const detail = failure.detail === null ? '' : ` The reader said: ${quoted(failure.detail)}.`;
  switch (failure.problem) {
    case 'html':
      return `The API answered with a web page instead of ${kind}. Check the path and the authentication: this is often a sign-in page.${detail}`;
    case 'empty':
      return `The API answered with nothing instead of ${kind}. Check the path.${detail}`;
    case 'malformed':
      return `The API’s answer is not valid ${kind}. Choose another content, or ask the service to correct it.${detail}`;
    case 'too-deep':
      return `The API’s ${kind} is nested too deeply to be read safely. Ask for a flatter resource.${detail}`;
    case 'too-many':
      return `The API’s ${kind} consists of more values than can be read safely at once. Ask for fewer rows or fewer members.${detail}`;
    case 'binary':
      return `The API answered with a file (${failure.detail ?? ''}), not with ${kind}. Choose a path that answers with data.`;
    case 'entities':
      return `The API’s ${kind} declares entities of its own, which are not expanded for safety. The service must answer without them.${detail}`;
    case 'encoding':
      return `The characters of the API’s ${kind} cannot be decoded. The service must name its encoding in the content type.${detail}`;
  }
}

/** What is stored cannot be read. */
function unreadableRecord({ what, reason }: Extract<AppError, { code: 'unreadable-record' }>): string {
  const named = what === 'datasource' ? 'this datasource' : 'the configuration of this field';
  return reason === 'newer'
    ? `What is stored of ${named} was written by a newer version of this app, and is left as it is. Update the app to use it.`
    : `What is stored of ${named} is damaged and cannot be read. ${what === 'datasource' ? 'Delete it in the list and create it anew.' : 'Save it anew.'}`;
}

/** Any expected failure of a function of the administrator’s pages. */
export function appError(error: AppError, locale = 'en', provider: RecognisedProvider | null = null): string {
  switch (error.code) {
    case 'not-administrator':
      return 'Only Jira administrators may do this. Ask an administrator of this site for help.';
    case 'invalid-input':
      return 'Something in the form needs your attention before this can go on. It is marked below.';
    case 'not-found':
      return notFound(error.what);
    case 'conflict':
      return 'Another administrator saved this in the meantime. Reload to see those settings, or keep yours and save again.';
    case 'datasource-in-use':
      return `This datasource cannot be deleted while a field uses it: ${listed(
        error.usedBy.map((use) => use.fieldName),
        locale,
      )}. Connect that field to another datasource first, or disconnect it on the tab Fields.`;
    case 'too-many-datasources':
      return `There are ${error.max} datasources already, which is the most this app keeps. Delete one that no field uses.`;
    case 'unreadable-record':
      return unreadableRecord(error);
    case 'not-configured':
      return 'This field is not connected to a datasource yet. Configure it first.';
    case 'field-not-connected':
      return 'This field does not belong to this app. Open the configuration of a connected field.';
    case 'refresh-under-way':
      return 'A refresh of this field is under way. Wait for its end, or cancel it.';
    case 'token-refused':
    case 'token-http-error':
    case 'token-redirect':
    case 'token-proof-refused':
    case 'token-answer-invalid':
    case 'token-unreachable':
    case 'token-egress':
    case 'token-settings':
      return tokenFailure(error, provider);
    case 'api-http-error':
    case 'api-redirect':
    case 'api-unreachable':
    case 'api-egress':
    case 'api-paused':
    case 'api-asked-too-often':
    case 'api-too-large':
    case 'api-token-refused':
    case 'api-proof-refused':
    case 'api-settings':
      return apiFailure(error);
    case 'content-invalid':
    case 'items-malformed':
    case 'items-too-costly':
    case 'items-found-nothing':
    case 'items-not-rows':
    case 'key-not-found':
    case 'label-malformed':
    case 'label-empty':
    case 'value-empty':
    case 'value-not-of-kind':
      return extractionFailure(error, locale);
    case 'discovery-url':
    case 'discovery-not-found':
    case 'discovery-issuer-differs':
    case 'discovery-answer-invalid':
    case 'discovery-unreachable':
    case 'discovery-egress':
    case 'discovery-redirect':
      return discoveryFailure(error, locale);
    case 'internal':
      return `Something went wrong inside this app, and it is not your fault. Nothing was changed. Try again; if it stays, tell support this reference: ${error.reference}.`;
  }
}

function notFound(what: 'datasource' | 'binding' | 'draft'): string {
  switch (what) {
    case 'datasource':
      return 'This datasource no longer exists: somebody deleted it. Go back to the list.';
    case 'binding':
      return 'This field’s configuration no longer exists. Save it again.';
    case 'draft':
      return 'The token that was fetched before saving is gone. Get an access token again.';
  }
}

/** Why a person without administrator rights sees no options. No host, no status, no server text. */
export function optionsFailure(failure: OptionsFailure, locale = 'en'): string {
  switch (failure.code) {
    case 'not-configured':
      return 'This field is not connected to a datasource yet. Ask a Jira administrator to configure it.';
    case 'source-not-answering':
      return `${failure.datasourceName} does not answer at the moment. Try again in a few minutes.`;
    case 'source-busy':
      return `${failure.datasourceName} has too much to do at the moment. Try again in a minute.`;
    case 'source-refused':
      return `${failure.datasourceName} refuses to answer. Ask a Jira administrator to look at this datasource.`;
    case 'source-paused':
      return `${failure.datasourceName} is paused by an administrator.`;
    case 'asked-too-often':
      return `You have asked ${failure.datasourceName} very often in a short time. Try again in ${failure.seconds < 60 ? 'a minute' : `${Math.ceil(failure.seconds / 60)} minutes`}.`;
    case 'answer-unreadable':
      return `${failure.datasourceName} answers with something this field cannot read. Ask a Jira administrator to look at this field.`;
    case 'waiting-for':
      return waitingFor(failure, locale);
    case 'account-cannot-read':
      return 'The options depend on other fields of this request, and Jira does not let this app read those for an account without a licence. Ask the people who handle the request to fill in this field.';
    case 'invalid-input':
      return 'This app did not understand what its own page asked for. Load the page again.';
    case 'internal':
      return `Something went wrong inside this app. Tell a Jira administrator this reference: ${failure.reference}.`;
  }
}

function waitingFor(failure: Extract<OptionsFailure, { code: 'waiting-for' }>, locale: string): string {
  const { variables, fieldNames = {}, issue = 'one' } = failure;
  if (variables.every((variable) => variable === 'input')) return 'Type something to search for.';
  const names = variables.map((variable) => fieldNames[/^fields\.([^.]+)/.exec(variable)?.[1] ?? ''] ?? variable);
  const awaited = listed([...new Set(names)], locale);
  switch (issue) {
    case 'one':
      return `Options appear once there is a value for ${awaited}.`;
    case 'new':
      return `Options appear once the issue is created and has a value for ${awaited}.`;
    case 'many':
      return `Options depend on ${awaited}, which may differ between these issues. Edit them one by one.`;
  }
}

/** The page could not reach the app at all. */
export const connectionLost =
  'The connection to Jira was lost before the answer came. What you typed is still here: check your network and try again.';
