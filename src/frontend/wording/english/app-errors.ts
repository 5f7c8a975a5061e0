import type { AppError } from '../../../contract/failures';
import type { RecognisedProvider } from '../../../presets/recognise-provider';
import { listed } from '../text';
import { apiFailure } from './api-failures';
import { discoveryFailure } from './discovery';
import { extractionFailure } from './extraction-failures';
import { tokenFailure } from './token-failures';

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
    case 'budget-spent':
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

/** The page could not reach the app at all. */
export const connectionLost =
  'No answer came: the connection was lost, or Jira did not let this through. What you typed is still here. Try again; if it stays so, reload the page.';
