import type { AuditChange } from './audit';
import type { SecretName } from './authentication';
import type { HostNeed } from './datasource';
import type { AppError } from './failures';
import type { Impact } from './impact';
import type { FieldProblem } from './problems';

/** One change of all datasources that share something. Hosts are written with their port, if it is not the usual one. */
export type SharedChange =
  /** In base URLs, access token URLs and issuers. */
  | { kind: 'host'; from: string; to: string }
  /** Of the client with this ID at this access token URL, written without its scheme. `secretEndsOn` goes with a new client secret; empty: not known. */
  | { kind: 'client'; tokenEndpoint: string; clientId: string; newClientId: string; secretEndsOn: string };

/** What datasources share, and the names of those that do. */
export type SharedSettings = {
  hosts: { host: string; datasources: string[] }[];
  clients: { tokenEndpoint: string; clientId: string; datasources: string[] }[];
};

/** Secrets that a rotation may bring. */
export const rotatedSecrets = ['client-secret', 'next-client-secret'] as const;
export type RotatedSecret = (typeof rotatedSecrets)[number];

/** What the change would do with one datasource. */
export type PlannedOfShared = {
  id: string;
  name: string;
  version: number;
  changes: AuditChange[];
  /** What a save would refuse the settings for; empty: nothing. */
  problems: Record<string, FieldProblem>;
  /** Secrets to type; `group` names the entry that several datasources share. */
  secrets: { name: SecretName; group: string }[];
  secretsDeleted: SecretName[];
  token: Impact['token'];
  newHosts: HostNeed[];
  releasedHosts: HostNeed[];
  fields: string[];
};

/** A secret to type once for the datasources that have it in common; `clientId` null: of one datasource alone. */
export type SecretGroup = { key: string; name: SecretName; clientId: string | null; datasources: string[] };

export type SharedPlan = {
  datasources: PlannedOfShared[];
  secretGroups: SecretGroup[];
  /** Hosts that the site has to approve before. */
  unapprovedHosts: string[];
};

/** What the change did with one datasource: all of it or nothing. */
export type ChangedOfShared = { id: string; name: string } & (
  { outcome: 'changed' } | { outcome: 'not-changed'; because: 'broke-off' | AppError }
);
