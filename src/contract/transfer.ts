import type { AuditChange } from './audit';
import type { BindingSettings } from './binding';
import type { AppError } from './failures';
import type { FieldKind } from './field-kind';
import type { SecretName } from './authentication';
import type { DatasourceSettings, HostNeed } from './datasource';
import type { FieldProblem } from './problems';
import type { AskedSecret } from './impact';
import type { IsoTime } from './json';

export const exportFormat = 'connected-fields';
export const exportSchemaVersion = 1;

/** Limits of an import; an export that would exceed them says so instead of making a file nobody can import. */
export const transferLimits = {
  bytes: 1_000_000,
  /** Objects and lists inside each other. */
  depth: 20,
  bindings: 5_000,
  /** Problems named of one file. */
  problems: 50,
} as const;

/** A datasource in a file. `secrets` names those it needs, for the reader: an import asks the settings. */
export type ExportedDatasource = { id: string; settings: DatasourceSettings; secrets: SecretName[] };

/**
 * The configuration of one field context in a file, and what another site finds the field by: ids mean nothing there. What
 * is absent was not known when the file was made.
 */
export type ExportedBinding = {
  fieldId: string;
  contextId: string;
  fieldName: string;
  kind?: FieldKind;
  /** Keys of projects that the context applies to, of a field with several. */
  projects?: string[];
  /** Names of the custom fields that the query reads, by id. */
  parents?: Record<string, string>;
  settings: BindingSettings;
};

/** The file, as docs/export-format.md describes it. Holds no secret. */
export type ExportFile = {
  format: typeof exportFormat;
  schemaVersion: typeof exportSchemaVersion;
  exportedAt: IsoTime;
  datasources: ExportedDatasource[];
  bindings: ExportedBinding[];
};

/** A value that is not marked secret and looks as if it should be: it is in the file. */
export type SecretSuspicion = { datasourceId: string; name: string; path: string };

export type ExportResult =
  /** `unreadable`: records that could not be read, and are not in the text. */
  | { ok: true; text: string; bytes: number; fields: number; unreadable: number; suspicions: SecretSuspicion[] }
  | { ok: false; error: { code: 'export-too-large'; bytes: number; maxBytes: number } };

/** Why a text cannot be imported. Nothing of it was used. */
export type ImportProblem =
  | { code: 'empty' }
  | { code: 'too-large'; bytes: number; maxBytes: number }
  | { code: 'too-deep'; max: number }
  /** The text ends in the middle: copied or saved in part. */
  | { code: 'truncated' }
  | { code: 'not-json'; line: number | null }
  /** JSON, but not one of our files. */
  | { code: 'not-an-export' }
  | { code: 'newer-version'; found: number; supported: number }
  | { code: 'unknown-version' }
  /** A member name that can only be meant to do harm (`__proto__`), or that stands twice in one object. */
  | { code: 'hostile-member'; path: string }
  | { code: 'repeated-member'; path: string }
  /** The file holds a value where a secret belongs: it was not made by an export, and should not be passed on. */
  | { code: 'holds-secret'; path: string }
  | { code: 'too-many'; what: 'datasources' | 'bindings'; max: number }
  | { code: 'invalid'; problems: ImportInputProblem[]; more: number };

/** Something wrong inside; `path` counts from the file's top, for example `datasources.3.oauth.tokenUrl`. */
export type ImportInputProblem = {
  path: string;
  name: string | null;
  problem: FieldProblem | { code: 'unknown-member' };
};

/** What an import would do with one datasource of the file. */
export type PlannedDatasource = { id: string; name: string } & (
  | { plan: 'new'; secrets: AskedSecret[]; hosts: HostNeed[] }
  | {
      plan: 'changed';
      /** The datasource of the site that would change, and the version it must still have. */
      existingId: string;
      version: number;
      existingName: string;
      changes: AuditChange[];
      secrets: AskedSecret[];
      secretsDeleted: SecretName[];
      hosts: HostNeed[];
    }
  | { plan: 'same'; existingId: string }
  | { plan: 'conflict'; conflict: ImportConflict }
);

export type ImportConflict =
  /** Another datasource of the site has this name; the administrator may choose to change that one instead. */
  | { code: 'name-taken'; existingId: string; existingName: string }
  | { code: 'repeated-name'; otherIds: string[] }
  | { code: 'repeated-id' };

/** A context of a field of this site; `projects`: keys of some that it applies to, null when that was not looked up. */
export type BindingTarget = { fieldId: string; contextId: string; fieldName: string; projects: string[] | null };

/** Why a person has to say which field, or which of its contexts, a configuration is for. */
export type TargetQuestion =
  | 'no-field'
  /** There is a field of that name, and it is of another kind. */
  | 'other-kind'
  | 'several-fields'
  | 'several-contexts'
  /** Jira names no context of the field. */
  | 'no-contexts';

/** What an import would do with one field's configuration. */
export type PlannedBinding = Pick<ExportedBinding, 'fieldId' | 'contextId' | 'fieldName'> & {
  kind: FieldKind | null;
  projects: string[] | null;
} & (
    | {
        plan: 'new' | 'changed';
        target: BindingTarget;
        /** What that context must still have; null: nothing. */
        version: number | null;
        /** As they are saved here: datasource and fields of this site. */
        settings: BindingSettings;
        changes: AuditChange[];
      }
    | { plan: 'same'; target: BindingTarget }
    | { plan: 'choose'; because: TargetQuestion; contexts: BindingTarget[] }
    | { plan: 'left-out' }
    /** Neither the site nor the file has the datasource it uses. */
    | { plan: 'datasource-missing' }
    /** Fields that its query reads, by name: the site has none, or several, of that name. */
    | { plan: 'parents-missing'; target: BindingTarget; names: string[] }
    /** The text names this context twice. */
    | { plan: 'repeated' }
    /** Another configuration of the text is for the same context of this site. */
    | { plan: 'target-taken'; target: BindingTarget }
  );

/** What a person chose for a configuration, by its place in the file: `leaveOut`, a field's id, or `FIELD-ID:CONTEXT-ID`. */
export type ChosenTargets = Record<string, string>;
export const leaveOut = 'leave-out';

/** Where a configuration stands in a file, or on a site. */
export const placeOf = ({ fieldId, contextId }: { fieldId: string; contextId: string }): string =>
  `${fieldId}:${contextId}`;

/** What an import did with one field's configuration. */
export type ImportedBinding = { fieldId: string; contextId: string; fieldName: string } & (
  { outcome: 'connected' | 'changed' } | { outcome: 'not-imported'; because: 'broke-off' | AppError }
);

export type ImportPlan = {
  datasources: PlannedDatasource[];
  bindings: PlannedBinding[];
  /** Fields of this app on the site, to choose from; null when Jira does not say. */
  fields: { id: string; name: string; kind: FieldKind }[] | null;
  counts: Record<'new' | 'changed' | 'same' | 'conflict', number>;
  /** Secrets that will be asked for, over all datasources. */
  secretsToEnter: number;
  /** Set when the site would hold more datasources than it may. */
  tooMany: { max: number; wouldBe: number } | null;
};

/** What an import did with one datasource of the file; `id` is the one of the plan. */
export type ImportedDatasource = { id: string; name: string } & (
  | { outcome: 'created' | 'changed'; missingSecrets: SecretName[] }
  | { outcome: 'same' }
  | {
      outcome: 'not-imported';
      /** `changed-meanwhile`: the site is not as it was when the plan was made. */
      because: 'conflict' | 'changed-meanwhile' | 'too-many' | 'broke-off';
    }
);

/** Datasources, or configurations of fields, that one call imports; the page calls again for the others. */
export const importedAtOnce = 20;

/** What a text of a request may take: Forge refuses requests of pages above 500 KB ("Invocation limits"), and names and versions come beside it. */
export const requestBytes = 400_000;
