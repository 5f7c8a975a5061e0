import type { AuditEntry } from '../contract/audit';
import type { DamagedDatasource } from '../contract/datasource';
import type { FieldUse } from '../contract/field-use';
import type { IsoTime } from '../contract/json';
import type { KeptForm } from '../contract/unsaved-form';
import type { SecretBag } from '../oauth/token-subject';
import type { DatasourceRecord } from './saved-datasource';

/** What the functions of this folder are handed to remember things. `src/storage` implements them. */

export type { AuditChange, AuditEntry } from '../contract/audit';

/** Entries and where the next older ones are; null at the end. */
export type AuditPage = { entries: AuditEntry[]; next: string | null };

export type AuditStore = {
  add: (entry: AuditEntry) => Promise<void>;
  /** Newest first, up to `limit` (100). `cursor` is the `next` of the page before, null at the start. Eventually consistent. */
  page: (cursor: string | null, limit: number) => Promise<AuditPage>;
  /** Deletes entries of this time and earlier, oldest first, `most` of them; answers how many. */
  removeUntil: (at: IsoTime, most: number) => Promise<number>;
};

export type DatasourceStore = {
  /** Strongly consistent. Throws `UnreadableRecord` for one that is damaged or of a newer version. */
  get: (id: string) => Promise<DatasourceRecord | null>;
  /**
   * By name, all of them that can be read (`limits.datasources`). Eventually consistent: a record of this second may be
   * missing. `onPage` is handed the records as they come, each once, and is waited for; `onDamaged` those that cannot be read.
   */
  all: (reading?: {
    onPage?: (records: DatasourceRecord[]) => Promise<void>;
    onDamaged?: (damaged: DamagedDatasource[]) => void;
  }) => Promise<DatasourceRecord[]>;
  /** Those with this name, compared without case. Eventually consistent. */
  named: (name: string) => Promise<DatasourceRecord[]>;
  /**
   * Record, its name and audit entry, all or none. `before` is the record that was read (null creates): `conflict` when
   * another version is stored by now. `name-taken` when another datasource has the name, whatever queries say yet.
   */
  put: (
    record: DatasourceRecord,
    before: DatasourceRecord | null,
    entry: AuditEntry,
  ) => Promise<'done' | 'conflict' | 'name-taken'>;
  /** Record and name, with an audit entry. Names the fields that are connected to it, also at this very moment. */
  remove: (record: DatasourceRecord, entry: AuditEntry) => Promise<'done' | 'conflict' | { usedBy: FieldUse[] }>;
  /**
   * Deletes a record that cannot be read, with an audit entry and a note of what it leaves, unless fields use it; `conflict`
   * when it can be read, or when a newer version wrote it. Answers which credentials it named, as far as that can be read.
   */
  removeDamaged: (
    id: string,
    entry: AuditEntry,
    leftoverOf: (credentialsIds: string[]) => OrphanedCredentials,
  ) => Promise<'conflict' | { usedBy: FieldUse[] } | { credentialsId: string | null }>;
};

export type CredentialStore = {
  /** Null when there are none under this id. */
  read: (credentialsId: string) => Promise<SecretBag | null>;
  write: (credentialsId: string, secrets: SecretBag) => Promise<void>;
  remove: (credentialsId: string) => Promise<void>;
};

/**
 * What a save or deletion may leave behind when it is interrupted: credentials that the record does not name, and the token of a
 * datasource that has none any more. Deleted when due.
 */
export type OrphanedCredentials = { id: string; datasourceId: string; credentialsIds: string[]; dueAtMs: number };

export type OrphanedCredentialStore = {
  add: (leftover: OrphanedCredentials) => Promise<void>;
  remove: (id: string) => Promise<void>;
  due: (nowMs: number) => Promise<OrphanedCredentials[]>;
};

/** A form that somebody left unsaved. `id` names person and datasource; `datasourceId` is null for a new one. */
export type UnsavedRecord = { id: string; datasourceId: string | null; form: KeptForm; dueAtMs: number };

export type UnsavedStore = {
  get: (id: string) => Promise<UnsavedRecord | null>;
  put: (record: UnsavedRecord) => Promise<void>;
  remove: (id: string) => Promise<void>;
  /** Deletes what anybody left unsaved of this datasource. Eventually consistent: one of this second may stay until it is due. */
  removeOf: (datasourceId: string) => Promise<void>;
  /** Deletes what is due, oldest first, `most` of them; answers how many. */
  removeDue: (nowMs: number, most: number) => Promise<number>;
};

/** Which field contexts use a datasource. Eventually consistent. */
export type UseIndex = {
  of: (datasourceId: string) => Promise<FieldUse[]>;
  all: () => Promise<Map<string, FieldUse[]>>;
};
