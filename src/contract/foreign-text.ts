declare const foreign: unique symbol;

/**
 * Text that came from a server, fit to be shown and kept: cut, printable, and without credentials. Only `foreignText`
 * (src/http/foreign-text.ts) makes one, so that nothing of a server reaches a page or a record in another way.
 */
export type ForeignText = string & { readonly [foreign]: true };
