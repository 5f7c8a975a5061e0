import type { ActionFailure } from '../contract/action';
import { unsureReason } from './english';

const inputs = { field: 'Field', issueKey: 'Issue key', keys: 'Keys' };

/** Why an action did nothing. English alone: what Automation keeps in its audit log cannot be translated (Forge, "Action"). */
export function actionFailure(failure: ActionFailure): string {
  switch (failure.code) {
    case 'input-missing':
      return `${inputs[failure.input]} is missing. Open the action in the rule and fill it in.`;
    case 'no-person':
      return 'This action runs in the name of a person, and Forge named none. Set a connection in the action.';
    case 'issue-not-visible':
      return `There is no issue ${failure.issueKey} that the person of this action's connection may see.`;
    case 'field-not-editable':
      return `The person of this action's connection may not edit the field on ${failure.issueKey}: the issue cannot be edited, or the field is not on its screen.`;
    case 'not-settable':
      return 'This field holds people, or a value that only its source sets. Choose a connected select field.';
    case 'one-key-only':
      return 'This field takes one option: give one key.';
    case 'keys-not-offered':
      return `The field's source does not offer ${failure.keys.join(', ')}. Nothing was changed.`;
    case 'keys-not-confirmed':
      return `It is not certain that the field's source offers ${failure.keys.join(', ')}: its list could not be read to its end. Nothing was changed.`;
    case 'jira-refused':
      return 'Jira did not take the value. Nothing was changed.';
    case 'options':
      return `The field's options could not be had: ${unsureReason(failure.failure)}`;
  }
}
