import { makeResolver } from '@forge/resolver';
import type { AdminApi } from '../contract/admin-api';
import type { FieldApi } from '../contract/field-api';
import { cardForField } from '../fields/card-for-field';
import {
  initialForField,
  optionsForField,
  personForField,
  presentForField,
  settingsForField,
  valueForField,
} from '../fields/field-options';
import { cardPayload, heldPayload, noPayload, personPayload, searchPayload } from '../fields/field-payloads';
import { peopleForField } from '../fields/people-for-field';
import { fieldFunction } from '../runtime/unguarded';
import { bindingFunctions } from './binding-functions';

/** The functions of a connected field's pages. Anybody who sees the field may call those that are not for its administrator. */
export const fieldResolver = makeResolver<FieldApi & Pick<AdminApi, keyof typeof bindingFunctions>>({
  fieldSettings: fieldFunction('fieldSettings', noPayload, (invocation) =>
    settingsForField(invocation, invocation.extension),
  ),
  searchOptions: fieldFunction('searchOptions', searchPayload, (invocation, payload) =>
    optionsForField(invocation, invocation.extension, payload),
  ),
  personOf: fieldFunction('personOf', personPayload, (invocation, payload) =>
    personForField(invocation, invocation.extension, payload),
  ),
  initialOption: fieldFunction('initialOption', noPayload, (invocation) =>
    initialForField(invocation, invocation.extension),
  ),
  presentValue: fieldFunction('presentValue', noPayload, (invocation) =>
    valueForField(invocation, invocation.extension),
  ),
  presentOptions: fieldFunction('presentOptions', heldPayload, (invocation, payload) =>
    presentForField(invocation, invocation.extension, payload),
  ),
  presentPeople: fieldFunction('presentPeople', noPayload, (invocation) =>
    peopleForField(invocation, invocation.extension),
  ),
  openCard: fieldFunction('openCard', cardPayload, (invocation, payload) =>
    cardForField(invocation, invocation.extension, payload),
  ),
  ...bindingFunctions,
});
