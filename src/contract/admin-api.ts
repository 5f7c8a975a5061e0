import type { SecretName } from './authentication';
import type { CopyEstimate, CopyView } from './copy';
import type { AuditEntry, AuditFilter } from './audit';
import type { BindingSettings, BindingView, Paging, RowLayout } from './binding';
import type { Completeness } from './completeness';
import type { DamagedDatasource, DatasourceInput, DatasourceListItem, DatasourceView, HostNeed } from './datasource';
import type { DatasourceKeys, RotationDays } from './datasource-keys';
import type { DiscoveredServer } from './discovery';
import type { HostOverview } from './egress';
import type { ApiFailure, AppError, ExtractionFailure } from './failures';
import type { OptionsPage } from './field-api';
import type { ForeignText } from './foreign-text';
import type { HealthReport } from './health';
import type { SaveImpact } from './impact';
import type { IsoTime, Json } from './json';
import type { NotifyInput, NotifyProblem, NotifyView } from './notify';
import type { PasteProblem } from './pasted';
import type { Result } from './result';
import type { PublicKey } from './key-pair';
import type { SiteField } from './site-field';
import type { RefreshAction, RefreshListItem, RefreshPlan, RefreshReport } from './refresh';
import type { AssertionAlgorithm } from './signing-algorithm';
import type { ChangedOfShared, RotatedSecret, SharedChange, SharedPlan, SharedSettings } from './together';
import type { TokenClaims, TokenFailure, TokenView } from './token';
import type {
  ChosenTargets,
  ExportResult,
  ImportedBinding,
  ImportedDatasource,
  ImportPlan,
  ImportProblem,
} from './transfer';
import type { KeptBinding, UnsavedBinding } from './unsaved-binding';
import type { KeptForm, UnsavedForm } from './unsaved-form';

/** Every answer is a Result: an expected failure is a value, never a rejected promise. */
type Answer<T> = Result<T, AppError>;

/** What is saved, or what stands in the form before it is saved. A typed secret wins over a saved one. */
export type DatasourceDraft = {
  /** Null for a datasource that was never saved. */
  id: string | null;
  /** Made by the browser when the form opens (crypto.randomUUID); names the place where a token fetched before saving waits, and becomes the datasource's id. */
  draftId: string;
  input: DatasourceInput;
};

/** One step of a test, in the order they ran. */
export type TestStep =
  | {
      step: 'token';
      ms: number;
      result: Result<TokenView, TokenFailure>;
      reused: boolean;
      /** Null for a token that is no JWT. */
      claims: TokenClaims | null;
    }
  | { step: 'api'; ms: number; url: string; result: Result<ApiSample, ApiFailure> };

/** The API's answer, cut for display: the app's own secrets are masked in it. */
export type ApiSample = {
  status: number;
  contentType: ForeignText | null;
  bytes: number;
  /** First characters of the body, printable; null when there are none. */
  excerpt: ForeignText | null;
  /** Where the rows seem to be, first guess first. */
  suggestions: ShapeSuggestion[];
  /** First rows of the best guess, as JSON. */
  rows: Json[];
  totalRows: number | null;
  /**
   * The answer holds only a part of its list, of so many rows (null: it does not say), or may do so where that is not certain.
   * Null: nothing says so.
   */
  part: { of: number | null; isCertain: boolean } | null;
};

/** A guess at the rows of an answer, so that nobody must know JSONPath. */
export type ShapeSuggestion = {
  items: string;
  rows: number;
  keys: string[];
  labels: string[];
  /** Members whose values are e-mail addresses or account IDs, surest first. Absent: none is. */
  people?: string[];
  /** Absent: the rows stand one by one. */
  layout?: Exclude<RowLayout, 'rows'>;
};

export type TestReport = { steps: TestStep[]; ok: boolean };

/** A step of a preview, and how long it took for all pages together. There is no token where the API wants none. */
export type PreviewStep = { step: 'token' | 'api' | 'extraction'; ms: number; ok: boolean };

/** A preview of a field's options: each stage that ran. */
export type BindingPreview = {
  requestUrl: string;
  ms: number;
  /** In the order they ran; only the last one can have failed. None when nothing could be asked. */
  steps: PreviewStep[];
  status: number | null;
  contentType: ForeignText | null;
  excerpt: ForeignText | null;
  suggestions: ShapeSuggestion[];
  /** Paths at which the answer seems to tell how many rows there are in all. */
  totals: string[];
  /** The settings name a place of the total, and the answer has no whole number there. */
  isTotalMissing: boolean;
  /** The API gave the same rows for the typed text as without it, and not all of them hold it. */
  isSearchIgnored: boolean;
  /** Where not all rows were read: pagings that seem to fit the answer, surest first. */
  pagings: PagingSuggestion[];
  /** What a copy of the source would take; null where nothing was read, or the same is not for everybody. */
  copy: CopyEstimate | null;
  options: Result<PreviewedOptions, TokenFailure | ApiFailure | ExtractionFailure>;
};

/**
 * A paging, and the place of the total that belongs to it; empty for none. `path` or `body`: the query with the place of the
 * position put in.
 */
export type PagingSuggestion = { paging: Paging; totalPath: string; path?: string; body?: string };

export type PreviewedOptions = Pick<OptionsPage, 'options' | 'truncated' | 'total' | 'searchedRows'> & {
  rows: number;
  dropped: number;
  /** Rows that the source sent, and has as far as it says; null when it does not. */
  sent: number;
  told: number | null;
  completeness: Completeness;
  /** Why the page that should have followed could not be read. */
  trouble: TokenFailure | ApiFailure | ExtractionFailure | null;
  /** Rows with a usable key, the different keys among them, and how many of those stand for rows with other labels. */
  keys: { rows: number; different: number; ambiguous: number };
};

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

/** A datasource to choose from, and the path that it was tested with; empty for none. */
export type ChoosableDatasource = { id: string; name: string; baseUrl: string; testPath: string };

/** Functions of the administrator's resolver: each checks the global permission Administer Jira on the server. */
export type AdminApi = {
  listDatasources: (payload: Record<string, never>) => Answer<{
    datasources: DatasourceListItem[];
    damaged: DamagedDatasource[];
    now: string;
  }>;
  getDatasource: (payload: { id: string }) => Answer<DatasourceView>;
  /** Hosts this draft would call, so that the page can ask for the consent that is missing. */
  neededHosts: (payload: { input: DatasourceInput }) => Answer<{ hosts: HostNeed[]; notAllowed: HostNeed[] }>;
  /** Every host that saved datasources call, for whom, and whether the site lets the app call it. */
  listHosts: (payload: Record<string, never>) => Answer<HostOverview>;
  /** Reads an authorization server's metadata, so that its issuer is all one has to know (RFC 8414). Saves nothing. */
  discoverServer: (payload: { issuer: string }) => Answer<DiscoveredServer>;
  /** Reads an API's description (OpenAPI 3, Swagger 2) at its address, and answers what of it fills a form, as JSON. Saves nothing. */
  readDescription: (payload: { url: string }) => Answer<Result<{ text: string }, PasteProblem>>;
  /** Makes a key pair for private_key_jwt. Its private half waits, encrypted, under the draft until the form is saved; for a day at most. */
  createKeyPair: (payload: { draftId: string; algorithm: AssertionAlgorithm }) => Answer<PublicKey>;
  /** The public half of the private key that this draft signs with: made for it, typed or saved. */
  showPublicKey: (payload: DatasourceDraft) => Answer<PublicKey>;
  /** The keys that a saved datasource signs with: the one in use and the one that waits, public halves alone. */
  datasourceKeys: (payload: { id: string }) => Answer<DatasourceKeys>;
  /** Makes the key that will be used next, in place of one that waits; nothing signs with it yet. */
  makeNextKey: (payload: { id: string; version: number }) => Answer<DatasourceKeys>;
  discardNextKey: (payload: { id: string; version: number }) => Answer<DatasourceKeys>;
  /** Asks for a token with the waiting key and, if it is given, signs with that key from now on. */
  switchKey: (payload: { id: string; version: number }) => Answer<DatasourceKeys>;
  /** An old key was removed at the authorization server. */
  forgetRetiredKey: (payload: { id: string; version: number; keyId: string }) => Answer<DatasourceKeys>;
  planKeyRotation: (payload: { id: string; version: number; everyDays: RotationDays | null }) => Answer<DatasourceKeys>;
  /** "Get access token": requests one now; before the first save it waits under the draft. */
  requestToken: (payload: DatasourceDraft) => Answer<TokenView>;
  /** Fetches from the base URL (or `path` below it) with the draft's authentication; saves nothing but a token under the draft. */
  testDatasource: (payload: DatasourceDraft & { path: string }) => Answer<TestReport>;
  /** What saving this form over its datasource would touch; nothing is done. */
  impactOfSave: (payload: { id: string; input: DatasourceInput }) => Answer<SaveImpact>;
  /** Saves settings, typed secrets and the draft's token if it belongs to these settings. `version` null creates. */
  saveDatasource: (payload: DatasourceDraft & { version: number | null }) => Answer<DatasourceView>;
  /**
   * Keeps what stands in the editor for the person who asks, in place of what was kept before. `id` null: of a new
   * datasource. Refused when another version was saved since.
   */
  keepUnsavedForm: (payload: { id: string | null; form: UnsavedForm }) => Answer<{ keptAt: IsoTime }>;
  /** What the person who asks left unsaved; null when there is nothing. */
  getUnsavedForm: (payload: { id: string | null }) => Answer<KeptForm | null>;
  discardUnsavedForm: (payload: { id: string | null }) => Answer<{ id: string | null }>;
  deleteDatasource: (payload: { id: string; version: number }) => Answer<{ id: string }>;
  /** Deletes a datasource whose record cannot be read, unless a newer version of the app wrote it. */
  deleteDamagedDatasource: (payload: { id: string }) => Answer<{ id: string }>;
  /**
   * Stops what a datasource does for fields and by itself: no call, no token, until it is resumed. An administrator's own
   * tests in the editor go on working. Answers the new version.
   */
  pauseDatasource: (payload: {
    id: string;
    version: number;
    reason: string;
  }) => Answer<{ id: string; version: number }>;
  resumeDatasource: (payload: { id: string; version: number }) => Answer<{ id: string; version: number }>;
  /** Runs the renewal of one datasource now. */
  renewToken: (payload: { id: string }) => Answer<TokenView>;
  /** The entries that match, out of as many as one call looks at; `cursor` null begins with the newest. */
  listAudit: (payload: { filter: AuditFilter; cursor: string | null }) => Answer<AuditList>;
  exportAudit: (payload: { filter: AuditFilter }) => Answer<AuditExport>;
  /** How tokens fare and what the app uses. `datasourceId` null: all datasources together. */
  health: (payload: { datasourceId: string | null }) => Answer<HealthReport>;
  /** All datasources and configurations of fields as one file, without secrets. */
  exportSite: (payload: Record<string, never>) => Answer<ExportResult>;
  /**
   * What importing this text would do; nothing is done. `isPacked`: the text is base64 of gzip, because a request has 500 KB.
   * `updateByName`: ids of the file that may change the datasource which has their name. `targets`: for which fields of this
   * site its configurations are, where the names do not say.
   */
  planImport: (payload: {
    text: string;
    isPacked?: boolean;
    updateByName: string[];
    targets?: ChosenTargets;
  }) => Answer<Result<ImportPlan, ImportProblem>>;
  /**
   * Imports the datasources of a file, at most `importedAtOnce`, one by one: each whole or not at all. `versions` holds, by
   * id, the version that the plan showed; one that is absent must be new.
   */
  applyImport: (payload: {
    text: string;
    updateByName: string[];
    versions: Record<string, number>;
  }) => Answer<Result<ImportedDatasource[], ImportProblem>>;
  /** Saves configurations of fields as a plan showed them, at most `importedAtOnce`, one by one: each whole or not at all. */
  importBindings: (payload: {
    bindings: { fieldId: string; contextId: string; version: number | null; settings: BindingSettings }[];
  }) => Answer<ImportedBinding[]>;
  /** What datasources share, so that it can be changed in all of them at once. */
  sharedSettings: (payload: Record<string, never>) => Answer<SharedSettings>;
  /** What a change would do with every datasource that it is about; nothing is done. `typed`: which secrets it would bring. */
  planSharedChange: (payload: { change: SharedChange; typed: RotatedSecret[] }) => Answer<SharedPlan>;
  /** Makes the change in these datasources, at most `importedAtOnce`, one by one, on the versions that the plan saw. */
  applySharedChange: (payload: {
    change: SharedChange;
    items: { id: string; version: number; secrets: Partial<Record<SecretName, string>> }[];
  }) => Answer<ChangedOfShared[]>;
  /** Every connected field context: when its stored labels are refreshed, and how the last refresh went. */
  listRefreshes: (payload: Record<string, never>) => Answer<{ fields: RefreshListItem[]; now: IsoTime }>;
  getRefresh: (payload: { id: string }) => Answer<RefreshReport>;
  saveRefreshPlan: (payload: { id: string; plan: RefreshPlan }) => Answer<RefreshReport>;
  /** Begins a refresh in the background, or only a look at what it would do. */
  startRefresh: (payload: { id: string; isDryRun: boolean }) => Answer<RefreshReport>;
  controlRefresh: (payload: { id: string; action: RefreshAction }) => Answer<RefreshReport>;
  /**
   * Ends the connection of a field context, also one that cannot be read: its settings go (the audit trail keeps them),
   * its refresh and its schedule too. Values on issues stay.
   */
  disconnectField: (payload: { id: string }) => Answer<{ id: string }>;
  /** Where messages about failing datasources go, and how they fare. */
  getNotifications: (payload: Record<string, never>) => Answer<NotifyView>;
  saveNotifications: (payload: NotifyInput) => Answer<NotifyView>;
  removeNotifications: (payload: Record<string, never>) => Answer<NotifyView>;
  /** Sends a test message now; `problem` null: it arrived. Saves nothing. */
  testNotifications: (payload: NotifyInput) => Answer<{ problem: NotifyProblem | null }>;
  /** Fields of this app on the site, connected or not; null when Jira does not say. */
  listSiteFields: (payload: Record<string, never>) => Answer<{ fields: SiteField[] | null }>;
  /** Ids of a field's contexts; null when Jira does not say. */
  fieldContexts: (payload: { fieldId: string }) => Answer<{ contextIds: string[] | null }>;
  /** An issue on which to look at a field; null when there is none that the person may see. */
  issueToTry: (payload: { fieldId: string }) => Answer<{ issueKey: string | null }>;
  getBinding: (payload: { fieldId: string; contextId: string }) => Answer<{
    binding: BindingView | null;
    datasources: ChoosableDatasource[];
    /** The other connected fields: their values can be named in the query. */
    fields: { id: string; name: string }[];
  }>;
  /** As `keepUnsavedForm`, for the configuration of a field. */
  keepUnsavedBinding: (payload: {
    fieldId: string;
    contextId: string;
    form: UnsavedBinding;
  }) => Answer<{ keptAt: IsoTime }>;
  getUnsavedBinding: (payload: { fieldId: string; contextId: string }) => Answer<KeptBinding | null>;
  discardUnsavedBinding: (payload: { fieldId: string; contextId: string }) => Answer<{ id: string }>;
  previewBinding: (payload: {
    settings: BindingSettings;
    search: string;
    issueKey: string | null;
  }) => Answer<BindingPreview>;
  /** A field context's copy of its source. */
  getCopy: (payload: { id: string }) => Answer<CopyView>;
  /** Begins to renew it now. */
  renewCopy: (payload: { id: string }) => Answer<CopyView>;
  saveBinding: (payload: {
    fieldId: string;
    contextId: string;
    version: number | null;
    settings: BindingSettings;
  }) => Answer<BindingView>;
};
