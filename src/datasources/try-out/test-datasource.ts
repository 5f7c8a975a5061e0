import type { ApiSample, TestReport, TestStep } from '../../contract/test-report';
import type { DatasourceSettings } from '../../contract/datasource';
import type { AppError } from '../../contract/failures';
import { err, ok, type Result } from '../../contract/result';
import { decodeText } from '../../extract/document/decode';
import { readDocument } from '../../extract/document/document';
import { partOf } from '../../extract/signs/signs';
import { sampleDocument } from '../../extract/suggest/sample';
import { foreignBody, foreignText } from '../../http/foreign-text';
import { bothMasks, masker } from '../../http/masker';
import { isTokenFailure } from '../api/api-failure';
import { joinUrl } from '../../checks/join-url';
import { createCallApi } from '../api/call-api';
import type { DatasourceDeps } from '../deps';
import { openDraft, type OpenDraft } from '../form/draft';
import { maskAnswer, withoutNamedCredentials } from '../api/mask-answer';
import type { SecretBag } from '../../oauth/token-subject';
import { tokenClaims } from '../../oauth/wire/token-claims';
import { viewToken } from '../../oauth/engine/view-token';
import { secretsIn } from '../secret-bag';
import type { ApiAnswer } from '../api/api-call';
import type { DatasourceRecord } from '../saved-datasource';

type TestPayload = { id: string | null; draftId: string; input: unknown; path: string };

const excerptCharacters = 2_000;

/**
 * Tries a form's settings: first the token, then the API, each with its time. Fetches with the draft's authentication and
 * saves nothing but a token under the draft. A failed step is part of the report, not an error.
 */
export async function testDatasource(
  deps: DatasourceDeps,
  payload: TestPayload,
): Promise<Result<TestReport, AppError>> {
  const draft = await openDraft(deps, payload, 'api');
  if (!draft.ok) return draft;
  const token = await tokenStep(deps, draft.value);
  if (token !== null && !token.result.ok) return ok({ steps: [token], ok: false });
  const tried = await apiStep(deps, draft.value, payload.path);
  const steps = token === null || tried.step === 'token' ? [tried] : [token, tried];
  return ok({ steps, ok: tried.result.ok });
}

type TokenStep = Extract<TestStep, { step: 'token' }>;
type ApiStep = Extract<TestStep, { step: 'api' }>;

async function tokenStep(
  { tokens, clock }: DatasourceDeps,
  { subject, secrets }: OpenDraft,
): Promise<TokenStep | null> {
  if (subject === null) return null;
  const startedAt = clock.now();
  const token = await tokens.get(subject);
  const ms = clock.now() - startedAt;
  if (!token.ok) return { step: 'token', ms, result: token, reused: false, claims: null };
  const view = await viewToken(tokens, subject);
  const reused = view.issuedAt !== null && Date.parse(view.issuedAt) < startedAt;
  const claims = tokenClaims(token.value.value, masker(secretsIn(secrets).map(([, secret]) => secret)));
  return { step: 'token', ms, result: ok(view), reused, claims };
}

async function apiStep(deps: DatasourceDeps, draft: OpenDraft, path: string): Promise<ApiStep | TokenStep> {
  const { settings, secrets, subject, record } = draft;
  // Also of a paused datasource: whoever is about to resume it wants to know whether it works.
  const target = { settings, secrets: () => Promise.resolve(secrets), subject, isPaused: false };
  const tried = createCallApi(target, deps);
  const call =
    record !== null && callsAsSaved(draft, record)
      ? deps.apiWatch.over(record, { recordFailures: false }, tried)
      : tried;
  const startedAt = deps.clock.now();
  const answer = await call({ method: 'GET', path, body: null });
  const ms = deps.clock.now() - startedAt;
  if (answer.ok) {
    return { step: 'api', ms, url: answer.value.url, result: ok(sample(answer.value, secrets)) };
  }
  const url = addressOf(settings, path);
  if (!isTokenFailure(answer.error)) return { step: 'api', ms, url, result: err(answer.error) };
  // The token was good a moment ago: the API has refused that one and there is no other, or it was not even called.
  const { refusedStatus: status } = answer;
  return status === undefined
    ? { step: 'token', ms, result: err(answer.error), reused: false, claims: null }
    : { step: 'api', ms, url, result: err({ code: 'api-token-refused', status, tried: 'not-had' }) };
}

/** The address that was called; the base URL where the two cannot be joined, and nothing was. A key in the query is not part of it. */
function addressOf({ baseUrl }: DatasourceSettings, path: string): string {
  const joined = joinUrl(baseUrl, path);
  return joined.ok ? joined.value.href : baseUrl;
}

/** Then an answer says that what is saved works. */
function callsAsSaved({ settings, secretsChanged }: OpenDraft, { settings: saved }: DatasourceRecord): boolean {
  const asked = ({ baseUrl, headers, authentication }: DatasourceSettings): string =>
    JSON.stringify([baseUrl, headers, authentication]);
  return !secretsChanged && asked(settings) === asked(saved);
}

/** The answer, cut for display. Secrets that the API sent back are covered. */
function sample(answer: ApiAnswer, secrets: SecretBag): ApiSample {
  const { status, contentType, bytes } = answer;
  const stored = masker(secretsIn(secrets).map(([, secret]) => secret));
  const mask = bothMasks(answer.mask, stored);
  const decoded = decodeText(bytes, contentType);
  const document = maskAnswer(readDocument(bytes, contentType, { content: 'detect', csv: null }), mask);
  const found = document.ok
    ? sampleDocument(document.value)
    : { suggestions: [], rows: [], totalRows: null, isComplaint: false };
  return {
    status,
    contentType: foreignText(contentType, mask),
    bytes: bytes.byteLength,
    excerpt: foreignText(decoded.ok ? decoded.value : foreignBody(bytes), mask, excerptCharacters),
    ...found,
    rows: found.rows.map(withoutNamedCredentials),
    part: document.ok
      ? partOf(answer, document.value, { rows: found.totalRows ?? 0, items: found.suggestions[0]?.items ?? '' })
      : null,
  };
}
