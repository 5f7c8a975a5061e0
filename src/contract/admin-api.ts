import type { AuditExport, AuditFilter, AuditList } from './audit';
import type { SecretName } from './authentication';
import type { BindingSettings, BindingView } from './binding';
import type { BindingPreview } from './binding-preview';
import type { CopyView } from './copy';
import type { DamagedDatasource, DatasourceInput, DatasourceListItem, DatasourceView, HostNeed } from './datasource';
import type { DatasourceKeys, RotationDays } from './datasource-keys';
import type { DiscoveredServer } from './discovery';
import type { HostOverview } from './egress';
import type { AppError } from './failures';
import type { HealthReport } from './health';
import type { SaveImpact } from './impact';
import type { IsoTime } from './json';
import type { PublicKey } from './key-pair';
import type { NotifyInput, NotifyProblem, NotifyView } from './notify';
import type { PasteProblem } from './pasted';
import type { RefreshAction, RefreshListItem, RefreshPlan, RefreshReport } from './refresh';
import type { Result } from './result';
import type { AssertionAlgorithm } from './signing-algorithm';
import type { SiteField } from './site-field';
import type { RequestedToken, TestReport } from './test-report';
import type { ChangedOfShared, RotatedSecret, SharedChange, SharedPlan, SharedSettings } from './together';
import type { TokenView } from './token';
import type {
  ChosenTargets,
  ExportResult,
  ImportPlan,
  ImportProblem,
  ImportedBinding,
  ImportedDatasource,
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

/** A datasource to choose from, and the path that it was tested with; empty for none. */
export type ChoosableDatasource = { id: string; name: string; baseUrl: string; testPath: string };

/** Functions of the administrator's resolver: each checks the global permission Administer Jira on the server. */
export type AdminApi = {
  listDatasources: (payload: Record<string, never>) => Answer<{
    datasources: DatasourceListItem[];
    damaged: DamagedDatasource[];
    now: string;
  }>;
  getDatasource: (payload: { id: string }) => Answer<DatasourceView & { now: IsoTime }>;
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
  requestToken: (payload: DatasourceDraft) => Answer<RequestedToken>;
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
   * tests in the editor go on working. It is about no version: what somebody saved meanwhile is paused as well. Answers the
   * version that it is now.
   */
  pauseDatasource: (payload: { id: string; reason: string }) => Answer<{ id: string; version: number }>;
  resumeDatasource: (payload: { id: string }) => Answer<{ id: string; version: number }>;
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
