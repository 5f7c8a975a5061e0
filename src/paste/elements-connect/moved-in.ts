import type { Pasted } from '../pasted';
import type { Setting } from './settings';

/** What became of a setting of Elements Connect, beside its value here or in place of one. */
export type MoveNote =
  /** Variables, parts of them or markers that this app has no counterpart of: the setting is not taken over. */
  | { code: 'variables-unknown'; names: string[] }
  /** Commands and functions of a template language: the setting is not taken over. */
  | { code: 'commands'; names: string[] }
  /** Fields of Elements Connect whose successors here were not chosen: the setting is not taken over. */
  | { code: 'fields-to-choose'; ids: string[] }
  /** A login that needs a person: the setting is not taken over. */
  | { code: 'login-not-possible'; what: string }
  /** A query of SQL or LDAP, or a source or URL of another protocol than HTTP: the setting is not taken over. */
  | { code: 'no-address' }
  /** More than a field here may have: the most was taken. */
  | { code: 'at-most'; most: number }
  /** A value that is none of those that this app knows: the setting is not taken over. */
  | { code: 'value-unknown' }
  /** A path of another dialect than RFC 9535, or of XPath beyond names: the setting is not taken over. */
  | { code: 'path-unknown' }
  /** The body is no JSON once its variables are replaced: it is not taken over. */
  | { code: 'body-not-json' }
  /** HTML of a template, which labels here are not: it was left out. */
  | { code: 'tags' }
  /** No setting named the key: the likeliest was taken. */
  | { code: 'key-guessed' };

/** Notes with which a setting is filled in all the same. */
export const mildNotes: readonly MoveNote['code'][] = ['tags', 'key-guessed', 'at-most'];

/** One setting, as it was and as it is here. `original` null: a secret. `ours` null: it is not taken over. */
export type MovedLine = { setting: Setting; original: string | null; ours: string | null; notes: MoveNote[] };

/** What the form of a field is filled with; absent is what the text does not say or this app cannot do. */
export type MovedBinding = {
  path?: string;
  method?: 'GET' | 'POST';
  body?: string;
  content?: 'json' | 'xml' | 'csv';
  delimiter?: string;
  items?: string;
  key?: string;
  label?: string;
  sort?: 'source' | 'label-ascending' | 'label-descending';
  unique?: boolean;
  minCharacters?: string;
  maxOptions?: string;
};

/** The settings of a text, mapped. It may hold secrets, in `datasource` alone. */
export type MovedIn = {
  lines: MovedLine[];
  /** Beginnings of lines that are no setting this app knows. */
  unread: string[];
  datasource: Pasted | null;
  binding: MovedBinding | null;
  /** Fields of Elements Connect that the query names: `customfield_10001`, `connected_item_10000`. */
  parents: string[];
};
