import type { DatasourceSettings } from '../../contract/datasource';
import { defaultDpop } from '../../contract/dpop';
import type { ApiFailure, TokenRefusalCure } from '../../contract/failures';
import { err, ok, type Result } from '../../contract/result';
import { limits } from '../../contract/limits';
import { foreignText } from '../../http/foreign-text';
import type { Outbound, OutboundAnswer } from '../../http/outbound-call';
import { boundRequests, wantsBoundToken, type ProofRefusal } from '../../oauth/dpop/bound-request';
import type { UsableToken } from '../../oauth/engine/engine';
import type { Tokens } from '../../oauth/engine/tokens';
import type { Invalidation } from '../../oauth/state/rejection';
import type { SecretBag, TokenSubject } from '../../oauth/token-subject';
import type { Work } from '../../base/budget';
import type { Clock } from '../../base/clock';
import { reveal, type Secret } from '../../base/secret';
import { httpError, outboundFailure } from './api-failure';
import { authorizeWithSecret } from '../authentications';
import type { Authorization } from '../authentications/authentication-module';
import { authorizeWithBoundToken, authorizeWithToken } from '../authentications/oauth2-client-credentials';
import { neededSecrets } from '../../checks/needed-secrets';
import { isBelow, joinUrl } from '../../checks/join-url';
import { rejectsToken } from './rejects-token';
import { masker, type Mask } from '../../http/masker';
import type { ApiAnswer, ApiCall, ApiOutcome, CallApi } from './api-call';

/** From the request to the last byte of its answer, if the invocation has as much left. */
const callTimeoutMs = 15_000;

export type CallApiDeps = {
  outbound: Outbound;
  tokens: Tokens;
  clock: Clock;
  /** What paths may still look at in this invocation; absent: each as much as any may. */
  work?: Work;
};

/** Whom to call: settings, the way to the secrets (read when a request needs them), and whose token. */
export type ApiTarget = {
  settings: DatasourceSettings;
  secrets: () => Promise<SecretBag>;
  /** Null unless the authentication is OAuth 2.0. */
  subject: TokenSubject | null;
  /** Nothing is called, and no token is asked for. */
  isPaused: boolean;
};

/**
 * Calls a datasource's API with its headers and authentication. When the API refuses the token, the token is renewed once
 * and the call repeated once, unless new tokens are refused as well; the failure `api-token-refused` says what was tried. The
 * body comes back as it is, with the mask for what is read from it; every other text has its secrets covered.
 */
export function createCallApi(target: ApiTarget, deps: CallApiDeps): CallApi {
  return async (call) => {
    if (target.isPaused) return err({ code: 'api-paused' });
    const url = joinUrl(target.settings.baseUrl, call.path);
    if (!url.ok) {
      const problem = url.error === 'leaves-base' ? 'leaves-base' : 'url';
      return err({ code: 'api-settings', problem, detail: url.error });
    }
    const { subject } = target;
    return subject === null
      ? withSecret(target, deps, call, url.value)
      : withToken({ ...target, subject }, deps, call, url.value);
  };
}

async function withSecret(target: ApiTarget, deps: CallApiDeps, call: ApiCall, url: URL): Promise<ApiOutcome> {
  const { authentication } = target.settings;
  if (authentication.kind === 'oauth2-client-credentials') throw new Error('OAuth without a token subject');
  const secrets = await secretsIfNeeded(target);
  const authorization = authorizeWithSecret(authentication, secrets);
  if (authorization === null) return secretMissing(authentication.kind);
  const sent = await send(target, deps, { call, url, authorization, secrets });
  return sent.ok ? readAnswer(sent, deps) : sent;
}

async function withToken(
  target: ApiTarget & { subject: TokenSubject },
  deps: CallApiDeps,
  call: ApiCall,
  url: URL,
): Promise<ApiOutcome> {
  const { subject } = target;
  const secrets = await secretsIfNeeded(target);
  let tokenMs = 0;
  let before: { generation: number; cure: TokenRefusalCure; status: number } | null = null;
  for (;;) {
    const startedMs = deps.clock.now();
    const token = await deps.tokens.get(subject);
    tokenMs += deps.clock.now() - startedMs;
    if (!token.ok) return { ...token, tokenMs, ...(before !== null && { refusedStatus: before.status }) };
    const authorization = authorizationOf(subject, deps, { token: token.value, call });
    const prepared = { call, url, authorization, secrets };
    const tried = await send(target, deps, prepared);
    // A request that lacked the server's newest nonce is sent once more with it; the token is as good as before.
    const sent = tried.ok && tried.refusal?.isCurable === true ? await send(target, deps, prepared) : tried;
    if (sent.ok && sent.refusal !== null) return { ...proofRefused(sent.refusal, sent), tokenMs };
    const { generation, onTrial } = token.value;
    const status = rejectionIn(sent, subject.settings, deps);
    if (status === null) {
      if (sent.ok && onTrial) deps.tokens.accepted(subject, generation);
      return { ...(sent.ok ? readAnswer(sent, deps) : sent), tokenMs };
    }
    if (sent.ok && token.value.key === undefined && wantsBoundToken(sent.value.header)) {
      if (before !== null || (subject.settings.dpop ?? defaultDpop).use !== 'auto')
        return { ...proofWanted(status, deps), tokenMs };
      await deps.tokens.demandProof(subject, generation);
      before = { generation, cure: 'new', status };
      continue;
    }
    // RFC 6750 §3.1: the token is no longer good, whatever the clock says. Once is enough: a second refusal is a fact.
    const invalidation = await deps.tokens.invalidate(subject, generation);
    const other = before !== null && before.generation !== generation ? before.cure : null;
    if (invalidation.kind === 'braked' || before !== null) {
      const error = tokenRefused(status, { invalidation, cure: other, nowMs: deps.clock.now() });
      return { ok: false, error, tokenMs };
    }
    before = { generation, cure: invalidation.kind === 'already-replaced' ? 'replacement' : 'new', status };
  }
}

/** `cure`: what the refused token was, if it was had because another had been refused in this call. */
function tokenRefused(
  status: number,
  { invalidation, cure, nowMs }: { invalidation: Invalidation; cure: TokenRefusalCure | null; nowMs: number },
): ApiFailure {
  if (cure !== null) return { code: 'api-token-refused', status, tried: cure };
  if (invalidation.kind !== 'braked') return { code: 'api-token-refused', status, tried: 'not-had' };
  const heldSeconds = Math.ceil((invalidation.untilMs - nowMs) / 1000);
  return { code: 'api-token-refused', status, tried: 'held', heldSeconds };
}

/** The status of an answer that means "the token is no longer good"; null for every other answer, and for none. */
function rejectionIn(sent: Sent, settings: TokenSubject['settings'], { work }: CallApiDeps): number | null {
  if (!sent.ok) {
    // A way to the sign-in page, where the administrator says that this is what the API does.
    const { error } = sent;
    return error.code === 'api-redirect' && rejectsToken(settings, { ...error, body: null }) ? error.status : null;
  }
  const { status, bytes, header } = sent.value;
  const body = { bytes, contentType: header('content-type') };
  return rejectsToken(settings, { status, body, ...(work !== undefined && { work }) }) ? status : null;
}

function authorizationOf(
  subject: TokenSubject,
  { tokens, clock }: CallApiDeps,
  { token: { value, key }, call: { method } }: { token: UsableToken; call: ApiCall },
): Authorization {
  if (key === undefined) return authorizeWithToken(subject.settings.send, value);
  const nonces = tokens.apiNonces(subject);
  return authorizeWithBoundToken(value, boundRequests({ value, key }, { method, nonces, clock }));
}

function proofWanted(status: number, { clock }: CallApiDeps): Result<never, ApiFailure> {
  const at = new Date(clock.now()).toISOString();
  return err({ code: 'api-proof-refused', status, description: null, problem: 'wanted', at, serverAt: null });
}

function proofRefused(
  { description, refused }: ProofRefusal,
  { value: { status }, mask }: Extract<Sent, { ok: true }>,
): Result<never, ApiFailure> {
  return err({ code: 'api-proof-refused', status, description: foreignText(description, mask), ...refused });
}

/** Most OAuth datasources have no secret of their own in an API request: then the encrypted value is not read. */
async function secretsIfNeeded({ settings, secrets }: ApiTarget): Promise<SecretBag> {
  return neededSecrets(settings).some(({ to }) => to === 'api') ? secrets() : {};
}

type Prepared = { call: ApiCall; url: URL; authorization: Authorization; secrets: SecretBag };
type Sent =
  { ok: true; value: OutboundAnswer; mask: Mask; refusal: ProofRefusal | null } | { ok: false; error: ApiFailure };

async function send({ settings }: ApiTarget, deps: CallApiDeps, prepared: Prepared): Promise<Sent> {
  const { call, authorization } = prepared;
  const own = ownHeaders(settings, prepared.secrets);
  if (own.missing !== null) return secretMissing(own.missing);
  const url = withParameter(prepared.url, authorization.query);
  const secrets = [...authorization.sent, ...own.sent];
  const answer = await deps.outbound({
    url: url.href,
    method: call.method,
    headers: {
      accept: 'application/json, application/xml;q=0.8, text/xml;q=0.8, text/csv;q=0.8, */*;q=0.1',
      ...(call.body === null ? {} : { 'content-type': 'application/json' }),
      ...own.headers,
      ...lowerCased(authorization.headers),
    },
    ...(authorization.bound !== undefined && { headersFor: authorization.bound.headersFor }),
    body: call.body,
    timeoutMs: callTimeoutMs,
    maxBytes: limits.apiBodyBytes,
    redirects: 'same-origin',
    finalStatuses: statusesOfItsOwn(settings),
    mayFollow: (to) => isBelow(settings.baseUrl, to),
  });
  const mask = masker(secrets);
  if (!answer.ok) return err(outboundFailure(answer.error, url.host, mask));
  const { value } = answer;
  return { ok: true, value, mask, refusal: authorization.bound?.heed(value, mask) ?? null };
}

function readAnswer(
  { value: answer, mask }: Extract<Sent, { ok: true }>,
  { clock, work }: CallApiDeps,
): Result<ApiAnswer, ApiFailure> {
  if (answer.status < 200 || answer.status > 299) return err(httpError(answer, clock.now(), mask));
  return ok({
    status: answer.status,
    url: mask(answer.url),
    contentType: maskedOrNull(answer.header('content-type'), mask),
    header: answer.header,
    ...(answer.headers !== undefined && { headers: answer.headers }),
    bytes: answer.bytes,
    ms: answer.ms,
    ...(work !== undefined && { work }),
    mask,
  });
}

const maskedOrNull = (text: string | null, mask: Mask): string | null => (text === null ? null : mask(text));

/** A redirect that rejects the token is not followed: behind it there is a page that answers 200. */
function statusesOfItsOwn({ authentication }: DatasourceSettings): readonly number[] {
  return authentication.kind === 'oauth2-client-credentials' ? authentication.oauth.rejectionStatuses : [];
}

type OwnHeaders = { headers: Record<string, string>; sent: Secret[]; missing: string | null };

function ownHeaders(settings: DatasourceSettings, secrets: SecretBag): OwnHeaders {
  const own: OwnHeaders = { headers: {}, sent: [], missing: null };
  for (const { name, value, secret } of settings.headers) {
    const stored = secret ? secrets[`header:${name}`] : undefined;
    if (stored !== undefined) own.sent.push(stored);
    if (secret && stored === undefined) own.missing = name;
    own.headers[name.toLowerCase()] = stored === undefined ? (value ?? '') : reveal(stored);
  }
  return own;
}

/** Adds the key without touching how the rest of the query is encoded. A link to the next page may carry it already. */
function withParameter(url: URL, parameter: { name: string; value: string } | null): URL {
  if (parameter === null) return url;
  const name = encodeURIComponent(parameter.name);
  const others = url.search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '' && !pair.startsWith(`${name}=`));
  const full = new URL(url);
  full.search = [...others, `${name}=${encodeURIComponent(parameter.value)}`].join('&');
  return full;
}

const secretMissing = (detail: string): { ok: false; error: ApiFailure } =>
  err({ code: 'api-settings', problem: 'secret-missing', detail });

/** One spelling a header, so that a later entry replaces an earlier one. */
function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
