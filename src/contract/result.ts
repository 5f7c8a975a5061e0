/** An answer that may be an expected failure. Bugs are thrown, expected failures are values. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

/** It went well, with this value. */
export const ok = <const T>(value: T): { ok: true; value: T } => ({ ok: true, value });

/** It failed in an expected way. */
export const err = <const E>(error: E): { ok: false; error: E } => ({ ok: false, error });
