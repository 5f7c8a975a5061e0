import * as v from 'valibot';

/** The shape of a name with a value: a header, a parameter. */
export const namedValue = v.object({ name: v.string(), value: v.nullable(v.string()), secret: v.boolean() });
