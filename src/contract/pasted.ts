/** What a pasted text was taken for. */
export type PastedKind =
  'curl' | 'openapi' | 'swagger' | 'postman' | 'service-account' | 'metadata' | 'credentials' | 'elements-connect';

/** Something that the text has and the form has no place for, or that only a person can decide. */
export type PasteNote =
  /** A way to sign in that is no machine's: `what` as the text calls it. */
  | { code: 'authentication-unknown'; what: string }
  | { code: 'server-relative'; path: string }
  | { code: 'server-not-https'; url: string }
  | { code: 'variables-open'; names: string[] }
  | { code: 'method-not-get'; method: string }
  /** The text lists what could be asked for; what this client may have it does not know. */
  | { code: 'scopes-open'; scopes: string[]; count: number }
  | { code: 'paths-cut'; count: number }
  /** A client without the address of its token endpoint. */
  | { code: 'token-url-open' }
  /** A key file tells who signs, not which API is called. */
  | { code: 'base-url-open' };

/** Why nothing was found. */
export type PasteProblem =
  | { code: 'paste-empty' }
  | { code: 'paste-too-large'; max: number }
  /** It begins like what `as` is, and ends in the middle or breaks off. `line` counts from 1. */
  | { code: 'paste-broken'; as: 'json' | 'yaml' | 'curl'; line: number | null }
  /** One address alone: it has to be said what it is of. */
  | { code: 'paste-address'; url: string; isHttps: boolean }
  | { code: 'paste-page' }
  /** Lines of several clients, which nobody can tell apart. */
  | { code: 'paste-several' }
  | { code: 'paste-unknown' };

/** Characters of a text, and bytes of a document that is read from its address. */
export const mostPasted = 5_000_000;
