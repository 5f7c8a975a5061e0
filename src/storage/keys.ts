import { createHash } from 'node:crypto';
import { comparableName } from '../contract/datasource-name';

/**
 * Every name under which something is stored. Keys may hold letters, digits and `:._-#` (Forge), 500 at most; ids made by
 * this app are UUIDs, hashes, or field and context ids, so none needs escaping.
 */

/** Custom entities, as the manifest declares them. */
export const entities = {
  datasource: 'datasource',
  datasourceName: 'datasource-name',
  datasourceUse: 'datasource-use',
  binding: 'binding',
  audit: 'audit',
  leftover: 'leftover',
  unsavedForm: 'unsaved-form',
  unsavedBinding: 'unsaved-binding',
  tokenState: 'token-state',
  usage: 'usage',
  apiHealth: 'api-standing',
  refresh: 'refresh',
  changedIssue: 'changed-issue',
  purse: 'purse',
  notify: 'notify',
  copy: 'copy',
  copyPart: 'copy-part',
} as const;

/** Indexes, as the manifest declares them. */
export const indexes = {
  datasourceByName: 'by-name',
  datasourceById: 'by-id',
  bindingByDatasource: 'by-datasource',
  bindingByField: 'by-field',
  bindingById: 'by-id',
  bindingByStoring: 'by-storing',
  auditByTime: 'by-time',
  leftoverByDue: 'by-due',
  unsavedFormByDue: 'by-due',
  unsavedFormByDatasource: 'by-datasource',
  tokenStateByDue: 'by-due',
  usageByDay: 'by-day',
  apiHealthById: 'by-id',
  refreshByDue: 'by-due',
  changedIssueByBinding: 'by-binding',
  changedIssueByTime: 'by-time',
  copyByDue: 'by-due',
  copyPartByOwner: 'by-owner',
} as const;

/** Encrypted: the secrets of one datasource, or of where messages go. */
export const credentialsKey = (credentialsId: string): string => `credentials:${credentialsId}`;

/** Encrypted: one access token. `ref` names the request that brought it; the token's state says which one is current. */
export const tokenRefKey = (subjectId: string, ref: string): string => `token:${subjectId}:${ref}`;

/** Encrypted: the random key under which secrets enter fingerprints. */
export const fingerprintKeyKey = 'fingerprint-key';

/** Encrypted: the random key under which the app seals the values that it gives out. */
export const sealKeyKey = 'seal-key';

/** What was used on a day (`2026-11-26`), in a few records, so that instances do not wait for each other. */
export const usageKey = (day: string, part: number): string => `${day}:${part}`;

/** A part of the copy of a field context's source: its rows, or rows by the words in them. */
export const copyPartKey = (id: string, generation: number, name: string): string => `${id}:${generation}:${name}`;

/** Plain: cached options of one evaluated query. */
export const cachedOptionsKey = (hash: string): string => `options:${hash}`;

/** Plain: which contexts of a field apply to issues of a project and a type. */
export const contextsKey = (place: string): string => `contexts:${place}`;
/** Plain: a card as its source gave it, where a field keeps cards. */
export const keptCardKey = (hash: string): string => `card:${hash}`;

/** Plain: when it was last written down that a post function of a field failed. */
export const ruleFailureKey = (fieldId: string): string => `rule-failure:${fieldId}`;

/** Plain: there while an event is under way that will look at a field context's changed issues. */
export const wakeKey = (bindingId: string): string => `wake:${bindingId}`;

/** Plain: examples of what the last refresh of a field context found. */
export const refreshExamplesKey = (bindingId: string): string => `refresh-examples:${bindingId}`;

/** The reservation of a datasource's name: names may hold any character, keys may not. */
export const datasourceNameKey = (name: string): string =>
  createHash('sha256').update(comparableName(name)).digest('hex');
