import * as v from 'valibot';
import type { NamedValue } from '../../contract/token';

/** The shape of a name with a value: a header, a parameter. */
export const namedValue = v.object({ name: v.string(), value: v.nullable(v.string()), secret: v.boolean() });

/** White space around a pasted value means nothing; a secret entry holds no value here. */
export const tidiedEntry = ({ name, value, secret }: NamedValue): NamedValue => ({
  name: name.trim(),
  value: secret ? null : (value?.trim() ?? null),
  secret,
});
