import * as v from 'valibot';

/** A stored value by its shape, or null when it has another one: what is stored is foreign text until it was looked at. */
export function asStored<T>(shape: v.GenericSchema<unknown, T>, stored: unknown): T | null {
  const read = v.safeParse(shape, stored);
  return read.success ? read.output : null;
}

export const text = v.string();
export const whole = v.pipe(v.number(), v.integer());
export const milliseconds = v.pipe(v.number(), v.finite());
export const isoTime = v.pipe(v.string(), v.isoTimestamp());

/** A failure of another version may have a code that no sentence is made of any more. */
export const failure = v.looseObject({ code: v.string() });
