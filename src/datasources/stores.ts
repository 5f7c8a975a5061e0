import type { FieldUse } from '../contract/datasource';
import type { IsoTime, Json } from '../contract/json';
import type { SecretBag } from '../oauth/types';
import type { DatasourceRecord } from './types';

/** What the functions of this folder are handed to remember things. `src/storage` implements them. */

/** One line of the audit trail. A secret appears in `changes` as `"changed"`, never as a value. */
export type AuditEntry = {
  id: string;
  at: IsoTime;
  /** Account ID. */
  by: string;
  action: 'datasource-created' | 'datasource-changed' | 'datasource-deleted' | 'token-renewed' | 'binding-saved';
  datasourceId: string;
  /** The datasource's or the field's name at that time. */
  name: string;
  changes: AuditChange[];
};

export type AuditChange = { path: string; before: Json; after: Json };

export type AuditStore = { add: (entry: AuditEntry) => Promise<void> };

export type DatasourceStore = {
  /** Strongly consistent. */
  get: (id: string) => Promise<DatasourceRecord | null>;
  /** By name, all of them (`limits.datasources`). Eventually consistent: a record of this second may be missing. */
  all: () => Promise<DatasourceRecord[]>;
  /** Those with this name, compared without case. Eventually consistent. */
  named: (name: string) => Promise<DatasourceRecord[]>;
  /** Record and audit entry, both or neither. `conflict` when the stored version is not `expected`; null creates. */
  put: (record: DatasourceRecord, expected: number | null, entry: AuditEntry) => Promise<'done' | 'conflict'>;
  remove: (id: string, expected: number, entry: AuditEntry) => Promise<'done' | 'conflict'>;
};

export type CredentialStore = {
  /** Null when there are none under this id. */
  read: (credentialsId: string) => Promise<SecretBag | null>;
  write: (credentialsId: string, secrets: SecretBag) => Promise<void>;
  remove: (credentialsId: string) => Promise<void>;
};

/** Credentials of a save that may have been interrupted: those its record does not name are deleted when due. */
export type Leftover = { id: string; datasourceId: string; credentialsIds: string[]; dueAtMs: number };

export type LeftoverStore = {
  add: (leftover: Leftover) => Promise<void>;
  remove: (id: string) => Promise<void>;
  due: (nowMs: number) => Promise<Leftover[]>;
};

/** Which field contexts use a datasource. Eventually consistent. */
export type UseIndex = {
  of: (datasourceId: string) => Promise<FieldUse[]>;
  all: () => Promise<Map<string, FieldUse[]>>;
};
