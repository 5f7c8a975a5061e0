import * as v from 'valibot';
import type { FieldOption } from '../contract/field-option';
import { limits } from '../contract/limits';

/** Shapes of what the configuration page and the field send, apart from the settings themselves. */
const context = {
  fieldId: v.pipe(v.string(), v.regex(/^customfield_\d{1,12}$/)),
  contextId: v.pipe(v.string(), v.regex(/^\d{1,18}$/)),
};

export const contextPayload = v.object(context);

export const fieldPayload = v.object({ fieldId: context.fieldId });

export const previewPayload = v.object({
  settings: v.unknown(),
  search: v.pipe(v.string(), v.maxLength(limits.searchCharacters)),
  issueKey: v.nullable(v.pipe(v.string(), v.maxLength(100))),
});

export const saveBindingPayload = v.object({
  ...context,
  version: v.nullable(v.pipe(v.number(), v.integer())),
  settings: v.unknown(),
});

/** By name of the input: the page decides which there are. */
const typedValues = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}$/)),
    v.union([v.string(), v.boolean(), v.null(), v.record(v.string(), v.string())]),
  ),
  v.maxEntries(80),
);

export const keepUnsavedBindingPayload = v.object({
  ...context,
  form: v.object({ version: v.nullable(v.pipe(v.number(), v.integer())), values: typedValues }),
});

const key = v.pipe(v.string(), v.maxLength(limits.storedKeyCharacters));
const label = v.pipe(v.string(), v.maxLength(limits.storedLabelCharacters));

const held = v.pipe(
  v.array(
    v.union([
      v.pipe(
        key,
        v.transform((alone): FieldOption => ({ key: alone, label: alone })),
      ),
      v.object({ key, label, seal: v.exactOptional(label) }),
    ]),
  ),
  v.maxLength(limits.storedValues),
);

export const searchPayload = v.object({ search: v.string(), held: v.optional(held, []) });

export const personPayload = v.object({ key, search: v.string() });

export const cardPayload = v.object({ key });

export const heldPayload = v.object({ held });

export const noPayload = v.object({});
