import type { SecretName } from './authentication';
import type { HostNeed } from './datasource';
import type { FieldUse } from './field-use';
import type { Json } from './json';

/** What one changed setting sets off. */
export type ImpactEffect =
  /** The saved token is not for these settings any more: a new one is asked for. */
  | 'token-refetched'
  /** There is no OAuth 2.0 any more: the saved token is deleted. */
  | 'token-forgotten'
  /** A saved secret would go to another host, or a new one is needed: it has to be typed. */
  | 'secret-asked'
  /** A saved secret has no use any more and is deleted. */
  | 'secret-deleted'
  /** A host is called that the saved settings do not call. */
  | 'new-host'
  /** Fields ask the API in another way: other options may come, or none. */
  | 'requests-change'
  /** People see the name when the source does not answer. */
  | 'name-shown';

/** One setting before and after; secrets appear as `"saved"` and `"changed"`. Paths are those of the audit trail. */
export type ImpactChange = { path: string; before: Json; after: Json; effects: ImpactEffect[] };

export type AskedSecret = { name: SecretName; because: 'new' | 'host-changed' | 'authentication-changed' };

/**
 * How much a save would be felt. `nothing`: no setting changes. `unnoticed`: no request changes. `token`: a new token is
 * fetched, with the secrets that are saved or typed. `fields`: what the fields ask or are answered may change.
 */
export type ImpactLevel = 'nothing' | 'unnoticed' | 'token' | 'fields';

/** What a save would touch, told before it is done. */
export type Impact = {
  level: ImpactLevel;
  changes: ImpactChange[];
  token: 'none' | 'kept' | 'fetched-again' | 'fetched-first' | 'forgotten';
  /** Secrets that must be typed before the change can be saved. */
  secretsAsked: AskedSecret[];
  secretsDeleted: SecretName[];
  /** Hosts that only the new settings call. */
  newHosts: HostNeed[];
  /** Hosts of the new settings that the site has not approved yet. */
  unapprovedHosts: HostNeed[];
  /** Hosts that only the saved settings call: another datasource may still need them. */
  releasedHosts: HostNeed[];
  /** Cached answers are not used after any save, because the version is part of their key. */
  cacheDropped: boolean;
  /** The fields that use the datasource, all of which see its next answer. */
  fields: FieldUse[];
};

/** A field that uses the datasource, and about how many issues hold a value of it; null when that could not be counted. */
export type TouchedField = { fieldId: string; fieldName: string; issues: number | null };

/** Each field once, whatever the number of its contexts. */
export type SaveImpact = Impact & { touched: TouchedField[] };
