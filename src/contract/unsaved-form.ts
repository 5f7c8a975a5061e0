import type { SecretName } from './authentication';
import type { DatasourceSettings } from './datasource';
import type { FormContent } from './form-content';
import type { IsoTime } from './json';

/** A form with changes that are not saved. */
export type UnsavedForm = {
  /** As in `DatasourceDraft`: a token or a key pair may wait there. */
  draftId: string;
  /** The version that the form started from; null for a datasource that was never saved. */
  version: number | null;
  content: FormContent;
  /** Names of the secrets that were typed. */
  typedSecrets: SecretName[];
  /** Key ID of the pair that was made for this form; null: none was. */
  madeKeyId: string | null;
};

/** An unsaved form as it was kept for whoever typed it. */
export type KeptForm = UnsavedForm & {
  /** What was saved as the version that the form started from. */
  base: { settings: DatasourceSettings; savedSecrets: SecretName[] } | null;
  /** Paths of inputs whose text was not kept, because it may have held a secret or was too long. */
  leftOut: string[];
  keptAt: IsoTime;
};

/** So long an unsaved form is kept after its last change. */
export const unsavedFormDays = 14;
