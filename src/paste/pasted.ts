import type { PastedKind, PasteNote } from '../contract/pasted';

/** A way to sign in that a text describes. What it does not tell is empty. */
export type PastedAuthentication =
  | { kind: 'none' }
  | { kind: 'basic'; username: string; password: string }
  | { kind: 'bearer'; token: string }
  | { kind: 'api-key'; in: 'header' | 'query'; name: string; key: string }
  | {
      kind: 'oauth2-client-credentials';
      tokenUrl: string;
      clientId: string;
      clientSecret: string;
      scopes: string[];
      clientAuthentication: 'auto' | 'basic' | 'body';
      audience: string;
      parameters: { name: string; value: string }[];
    };

/** What was found in a pasted text. It may hold secrets: it goes into the form's inputs and nowhere else. */
export type Pasted = {
  kind: PastedKind;
  /** What the text calls itself; empty for nothing. */
  name: string;
  /** Base URLs, the likeliest first. */
  baseUrls: string[];
  /** Several are a choice, the likeliest first; `label` as the text calls them. */
  authentications: { label: string; authentication: PastedAuthentication }[];
  /** Headers of every request. */
  headers: { name: string; value: string; isSecret: boolean }[];
  /** Paths below the base URL that can be asked for without more ado. */
  paths: string[];
  notes: PasteNote[];
};
