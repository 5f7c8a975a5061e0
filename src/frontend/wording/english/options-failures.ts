import type { OptionsFailure } from '../../../contract/field-api';
import { listed } from '../text';
import { appError } from './app-errors';
import { noPerson } from './no-person';

/** Why a person without administrator rights sees no options. No host, no status, no server text. */
export function optionsFailure(failure: OptionsFailure, locale = 'en', of: 'options' | 'value' = 'options'): string {
  // Whoever administers Jira reads what happened and what to do.
  if (failure.cause !== undefined) return appError(failure.cause, locale);
  switch (failure.code) {
    case 'not-configured':
      return 'This field is connected to no source. A Jira administrator can connect it to one.';
    case 'source-not-answering':
      return 'The source of this field does not answer at the moment. Try again in a few minutes.';
    case 'took-too-much':
      return 'Reading what the source of this field offers took more than the app may use at once. Type more of what you look for, or tell a Jira administrator.';
    case 'source-busy':
      return 'The source of this field has too much to do at the moment. Try again in a minute.';
    case 'source-refused':
      return 'The source of this field refuses to answer. Tell a Jira administrator.';
    case 'source-paused':
      return 'The source of this field is paused.';
    case 'asked-too-often':
      return `You have asked the source of this field very often in a short time. Try again in ${failure.seconds < 60 ? 'a minute' : `${Math.ceil(failure.seconds / 60)} minutes`}.`;
    case 'answer-unreadable':
      return 'The source of this field answers with something the field cannot read. Tell a Jira administrator.';
    case 'waiting-for':
      return waitingFor(failure, locale, of);
    case 'account-cannot-read':
      return 'The options depend on other fields of this request, and Jira does not let this app read those for an account without a licence. Ask the people who handle the request to fill in this field.';
    case 'no-person':
      return noPerson(failure.reason, failure.named);
    case 'jira-not-answering':
      return 'Jira does not say at the moment whether this person has an account. Try again in a minute.';
    case 'not-offered':
      return 'The source of this field does not offer this any more. Search again.';
    case 'invalid-input':
      return 'This app did not understand what its own page asked for. Load the page again.';
    case 'internal':
      return `Something went wrong inside this app. Tell a Jira administrator this reference: ${failure.reference}.`;
  }
}

function waitingFor(
  failure: Extract<OptionsFailure, { code: 'waiting-for' }>,
  locale: string,
  of: 'options' | 'value',
): string {
  const { variables, fieldNames = {}, issue = 'one' } = failure;
  if (variables.every((variable) => variable === 'input')) return 'Type something to search for.';
  const names = variables.map((variable) => fieldNames[/^fields\.([^.]+)/.exec(variable)?.[1] ?? ''] ?? variable);
  const awaited = listed([...new Set(names)], locale);
  if (of === 'value') return `The value appears once there is one for ${awaited}.`;
  switch (issue) {
    case 'one':
      return `Options appear once there is a value for ${awaited}.`;
    case 'new':
      return `Options appear once the issue is created and has a value for ${awaited}.`;
    case 'many':
      return `Options depend on ${awaited}, which may differ between these issues. Edit them one by one.`;
  }
}
