import * as v from 'valibot';
import { rotationDays } from '../contract/datasource-keys';
import { limits } from '../contract/limits';
import type { FormContent } from '../contract/form-content';
import { formInputNames, inputDeclared, type FormInput } from '../contract/form-inputs';
import { assertionAlgorithms } from '../contract/signing-algorithm';
import { secretName } from './form/input-shape';
import { namedValue } from './form/named-value';

/** Shapes of what the pages send, apart from the datasource input itself. Ids are ours: UUIDs. */
const id = v.pipe(v.string(), v.uuid());

const version = v.pipe(v.number(), v.integer());

const draft = { id: v.nullable(id), draftId: id, input: v.unknown() };

export const listPayload = v.object({});
export const byId = v.object({ id });
export const draftPayload = v.object(draft);
export const keyPairPayload = v.object({ draftId: id, algorithm: v.picklist(assertionAlgorithms) });
export const testPayload = v.object({ ...draft, path: v.pipe(v.string(), v.maxLength(2048)) });
export const savePayload = v.object({ ...draft, version: v.nullable(version) });
/** One version of one datasource. */
export const whichPayload = v.object({ id, version });
export const retiredKeyPayload = v.object({ id, version, keyId: v.pipe(v.string(), v.maxLength(500)) });
export const keyPlanPayload = v.object({ id, version, everyDays: v.nullable(v.picklist(rotationDays)) });
export const pausePayload = v.object({
  id,
  reason: v.pipe(v.string(), v.maxLength(limits.reasonCharacters), v.regex(/^[^\p{Cc}]*$/u)),
});
/** Longer than any URL that is accepted, so that `checkUrl` gives the reason. */
export const issuerPayload = v.object({ issuer: v.pipe(v.string(), v.maxLength(4096)) });
export const descriptionPayload = v.object({ url: v.pipe(v.string(), v.maxLength(4096)) });
export const impactPayload = v.object({ id, input: v.unknown() });
export const hostsPayload = v.object({ input: v.unknown() });

/** Everything else that a browser may send of a form is not read, least of all a secret. */
const formContent = v.object(
  Object.fromEntries(formInputNames.map((input) => [input, contentShape(inputDeclared(input))])) as {
    [Input in FormInput]: v.GenericSchema<FormContent[Input]>;
  },
);

function contentShape(input: ReturnType<typeof inputDeclared>): v.GenericSchema {
  switch (input.as) {
    case 'text':
      return v.string();
    case 'choice':
      return v.picklist(input.choices);
    case 'rows':
      return v.array(namedValue);
  }
}

export const unsavedPayload = v.object({ id: v.nullable(id) });
export const keepUnsavedPayload = v.object({
  id: v.nullable(id),
  form: v.object({
    draftId: id,
    version: v.nullable(version),
    content: formContent,
    typedSecrets: v.pipe(v.array(secretName), v.maxLength(200)),
    /** A thumbprint (RFC 7638): never a text that somebody typed. */
    madeKeyId: v.nullable(v.pipe(v.string(), v.regex(/^[\w-]{43}$/))),
  }),
});

const renewals = v.object({ ids: v.array(v.string()) });

/** Of an earlier version of the app. */
const renewal = v.object({ id: v.string() });

/** Which tokens the body of an event wants renewed: none where it is none of ours. */
export function renewalIdsIn(body: unknown): string[] {
  if (v.is(renewals, body)) return body.ids;
  return v.is(renewal, body) ? [body.id] : [];
}
