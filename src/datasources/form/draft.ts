import type { DatasourceSettings } from '../../contract/datasource';
import type { AppError } from '../../contract/failures';
import { err, ok, type Result } from '../../contract/result';
import type { SecretBag, TokenSubject } from '../../oauth/token-subject';
import type { DatasourceDeps } from '../deps';
import { draftPlace } from './draft-place';
import { withMadeKey } from '../try-out/made-key';
import { mergeSecrets } from './merge-secrets';
import { inScope, type InputScope } from '../../checks/input-scope';
import { parseInput } from './parse-input';
import { draftSubject, secretsOf, subjectOf } from '../subject';
import type { DatasourceRecord } from '../saved-datasource';

/** A form's content, checked, with the secrets it would be used with. */
export type OpenDraft = {
  settings: DatasourceSettings;
  secrets: SecretBag;
  secretsChanged: boolean;
  /** The private key is of a pair that was made for this form and waits under the draft. */
  usesMadeKey: boolean;
  /** What is stored now. */
  savedSecrets: SecretBag;
  /** What is saved, when the form edits a saved datasource. */
  record: DatasourceRecord | null;
  /** Where a token fetched for this form goes; null without OAuth 2.0. */
  subject: TokenSubject | null;
};

type DraftPayload = { id: string | null; draftId: string; input: unknown };

/** Checks a form and completes it with what is stored. A secret that has to be typed (again) is a problem of its field. */
export async function openDraft(
  deps: DatasourceDeps,
  payload: DraftPayload,
  scope: InputScope,
): Promise<Result<OpenDraft, AppError>> {
  const input = parseInput(payload.input, scope);
  if (!input.ok) return input;
  // A first save may have succeeded although its answer was lost: then the second try finds what the first one wrote.
  const id = payload.id ?? (scope === 'save' ? payload.draftId : null);
  const record = id === null ? null : await deps.datasources.get(id);
  if (payload.id !== null && record === null) return err({ code: 'not-found', what: 'datasource' });
  const storedSecrets = record === null ? null : secretsOf(record, deps.credentials);
  const saved =
    record === null || storedSecrets === null ? null : { settings: record.settings, secrets: await storedSecrets() };
  const completed = await withMadeKey(deps, payload.draftId, input.value, saved?.secrets ?? {});
  if (completed === null) return keyPairGone;
  const { merged, problems } = mergeSecrets(completed, saved);
  const fields = inScope(problems, scope);
  if (Object.keys(fields).length > 0) return err({ code: 'invalid-input', fields });
  const { settings } = input.value;
  const isAsSaved = record !== null && !merged.changed && asksForSameToken(settings, record.settings);
  const subject =
    isAsSaved && storedSecrets !== null
      ? subjectOf(record, storedSecrets)
      : draftSubject(draftPlace(deps.accountId, payload.draftId), settings, merged.secrets);
  return ok({
    settings,
    secrets: merged.secrets,
    secretsChanged: merged.changed,
    usesMadeKey: input.value.madeKeyId !== undefined,
    savedSecrets: saved?.secrets ?? {},
    record,
    subject,
  });
}

const keyPairGone: Result<never, AppError> = err({
  code: 'invalid-input',
  fields: { 'secrets.private-key': { code: 'key-pair-gone' } },
});

/** Then a token that is asked for now may replace the saved one: nothing that is in force depends on the difference. */
function asksForSameToken(settings: DatasourceSettings, saved: DatasourceSettings): boolean {
  return (
    settings.authentication.kind === 'oauth2-client-credentials' &&
    JSON.stringify(settings.authentication) === JSON.stringify(saved.authentication) &&
    settings.baseUrl === saved.baseUrl
  );
}
