import type { IsoTime, Json } from './json';

export const auditActions = [
  'datasource-created',
  'datasource-changed',
  'datasource-deleted',
  'datasource-paused',
  'datasource-resumed',
  'token-renewed',
  'binding-saved',
  'binding-deleted',
  'refresh-planned',
  'refresh-started',
  'refresh-stopped',
  'refresh-finished',
  'notifications-changed',
  /** At most once an hour for each field. */
  'post-function-failed',
  /** What was written down cannot be read any more. */
  'unreadable',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** One setting before and after. A secret is `"saved"`, `"changed"` or null, never a value. */
export type AuditChange = { path: string; before: Json; after: Json };

/** One line of the audit trail, as it is stored. */
export type AuditEntry = {
  id: string;
  at: IsoTime;
  /** Account ID; empty: the app itself. */
  by: string;
  action: AuditAction;
  datasourceId: string;
  /** The datasource's or the field's name at that time. */
  name: string;
  changes: AuditChange[];
};

/** Which entries to show; null and empty mean "all". */
export type AuditFilter = {
  /** From this time on. */
  from: IsoTime | null;
  /** Before this time. */
  until: IsoTime | null;
  by: string | null;
  actions: AuditAction[];
  datasourceId: string | null;
  /** Words that name, settings or their values must all contain, in any case. */
  text: string;
};

/** Days that an entry is kept: a year, and a month to look at it. */
export const auditRetentionDays = 400;

/** Part of the audit trail, newest first. */
export type AuditList = {
  entries: AuditEntry[];
  /** Where older ones are; null: there are none. */
  cursor: string | null;
  /** The time of the oldest entry that was looked at; null when there was none. */
  searchedUntil: IsoTime | null;
};

/** `isCut`: there are older entries that the text does not hold. */
export type AuditExport = { csv: string; entries: number; isCut: boolean };
