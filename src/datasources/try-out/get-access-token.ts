import type { RequestedToken } from '../../contract/test-report';
import type { AppError } from '../../contract/failures';
import { err, ok, type Result } from '../../contract/result';
import type { TokenView } from '../../contract/token';
import type { TokenSubject } from '../../oauth/token-subject';
import { viewToken } from '../../oauth/engine/view-token';
import { tokenClaims } from '../../oauth/wire/token-claims';
import { masker } from '../../http/masker';
import { bestEffort } from '../best-effort';
import type { DatasourceDeps } from '../deps';
import { openDraft } from '../form/draft';
import { secretsIn } from '../secret-bag';
import { secretsOf, subjectOf } from '../subject';

type DraftPayload = { id: string | null; draftId: string; input: unknown };

/**
 * "Get access token": asks for one now. With settings that differ from what is saved, the token waits under the draft and
 * the saved datasource goes on with its own until the form is saved.
 */
export async function requestToken(
  deps: DatasourceDeps,
  payload: DraftPayload,
): Promise<Result<RequestedToken, AppError>> {
  const draft = await openDraft(deps, payload, 'token');
  if (!draft.ok) return draft;
  const { subject, secrets } = draft.value;
  if (subject === null) return notOAuth;
  const token = await requested(deps, subject);
  if (!token.ok) return token;
  const claims = tokenClaims(token.value.value, masker(secretsIn(secrets).map(([, secret]) => secret)));
  return ok({ ...(await viewToken(deps.tokens, subject)), claims });
}

/** Renews the token of a saved datasource now, and writes that down. */
export async function renewToken(deps: DatasourceDeps, { id }: { id: string }): Promise<Result<TokenView, AppError>> {
  const record = await deps.datasources.get(id);
  if (record === null) return err({ code: 'not-found', what: 'datasource' });
  const subject = subjectOf(record, secretsOf(record, deps.credentials));
  if (subject === null) return notOAuth;
  const token = await requested(deps, subject);
  const view = token.ok ? ok(await viewToken(deps.tokens, subject)) : token;
  await bestEffort(deps.log, 'audit', () =>
    deps.audit.add({
      id: deps.newId(),
      at: new Date(deps.clock.now()).toISOString(),
      by: deps.accountId,
      action: 'token-renewed',
      datasourceId: id,
      name: record.settings.name,
      changes: [{ path: 'token', before: null, after: view.ok ? 'renewed' : 'failed' }],
    }),
  );
  return view;
}

function requested(deps: DatasourceDeps, subject: TokenSubject): ReturnType<DatasourceDeps['tokens']['get']> {
  return deps.tokens.get(subject, { forceRenewal: true, askedAtMs: deps.startedAtMs });
}

const notOAuth: Result<never, AppError> = err({
  code: 'invalid-input',
  fields: { authentication: { code: 'not-a-choice' } },
});
