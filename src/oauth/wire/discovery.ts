import type { DiscoveredServer, DiscoveryFailure } from '../../contract/discovery';
import { err, ok, type Result } from '../../contract/result';
import { assertionAlgorithms } from '../../contract/signing-algorithm';
import { foreignText } from '../../http/foreign-text';
import { nothingToMask } from '../../http/masker';
import type { Outbound, OutboundFailure } from '../../http/outbound-call';
import { checkUrl } from '../../checks/url';
import { bodyText, own, readBody, type Members } from './read-body';

/** Best first: what the app takes without being told, then short signatures before long ones. */
const proofAlgorithms = ['ES256', 'EdDSA', 'PS256', 'RS256'] as const;

const wellKnownOAuth = '/.well-known/oauth-authorization-server';
const wellKnownOpenId = '/.well-known/openid-configuration';
const maxMetadataBytes = 262_144;
const timeoutMs = 8_000;

/** Best first: a private key never travels (RFC 9700 §2.5), nor does a secret that only signs. */
const methods: [name: string, method: DiscoveredServer['clientAuthentications'][number]][] = [
  ['private_key_jwt', 'private-key-jwt'],
  ['client_secret_jwt', 'client-secret-jwt'],
  ['client_secret_basic', 'basic'],
  ['client_secret_post', 'body'],
];

type Discovery = Result<DiscoveredServer, DiscoveryFailure>;

/**
 * Reads an authorization server's metadata, from its issuer identifier or from the address of the document itself: first
 * RFC 8414, then OpenID Connect Discovery. The document must name exactly the issuer that was asked for (RFC 8414 §3.3);
 * only a slash at the end may differ, because both spellings have the same document.
 */
export async function discover(text: string, { outbound }: { outbound: Outbound }): Promise<Discovery> {
  const issuer = issuerOf(text.trim());
  const checked = checkUrl(issuer);
  if (!checked.ok) return failed({ code: 'discovery-url', problem: checked.error });
  if (checked.value.search !== '') return failed({ code: 'discovery-url', problem: 'has-query' });
  const tried: { url: string; status: number }[] = [];
  for (const url of documents(checked.value)) {
    const answer = await outbound({
      url,
      method: 'GET',
      headers: { accept: 'application/json' },
      body: null,
      timeoutMs,
      maxBytes: maxMetadataBytes,
      redirects: 'same-origin',
    });
    if (!answer.ok) return failed(unanswered(url, answer.error));
    const { status, bytes, header } = answer.value;
    if (status !== 200) {
      tried.push({ url, status });
      continue;
    }
    const body = readBody(bodyText(bytes), header('content-type'));
    // A page instead of a document: many servers answer every path with their login page.
    if (!body.ok) tried.push({ url, status });
    else return read(body.value.members, { issuer, metadataUrl: url });
  }
  return failed(
    tried.some(({ status }) => status === 200)
      ? { code: 'discovery-answer-invalid', url: tried[0]?.url ?? '', problem: 'not-json' }
      : { code: 'discovery-not-found', tried },
  );
}

/** The issuer that a document's own address belongs to; any other text is taken for the issuer. */
function issuerOf(text: string): string {
  if (text.endsWith(wellKnownOpenId)) return text.slice(0, -wellKnownOpenId.length);
  const [before, after] = text.split(wellKnownOAuth);
  return after === undefined ? text : `${before ?? ''}${after}`;
}

/** RFC 8414 §3.1 puts the well-known part before the issuer's path, OpenID Connect Discovery §4.1 behind it. */
function documents({ origin, pathname }: URL): string[] {
  const path = pathname.replace(/\/$/, '');
  return [`${origin}${wellKnownOAuth}${path}`, `${origin}${path}${wellKnownOpenId}`];
}

function read(members: Members, { issuer, metadataUrl }: { issuer: string; metadataUrl: string }): Discovery {
  const invalid = (problem: Extract<DiscoveryFailure, { code: 'discovery-answer-invalid' }>['problem']): Discovery =>
    failed({ code: 'discovery-answer-invalid', url: metadataUrl, problem });
  const found = own(members, 'issuer');
  if (typeof found !== 'string') return invalid('no-issuer');
  if (withoutSlash(found) !== withoutSlash(issuer)) {
    return failed({ code: 'discovery-issuer-differs', asked: issuer, found: foreignText(found, nothingToMask) });
  }
  const tokenUrl = own(members, 'token_endpoint');
  if (typeof tokenUrl !== 'string') return invalid('no-token-endpoint');
  if (!checkUrl(tokenUrl).ok) return invalid('token-url');
  const named = texts(members, 'token_endpoint_auth_methods_supported') ?? ['client_secret_basic'];
  const algorithms = texts(members, 'token_endpoint_auth_signing_alg_values_supported') ?? [];
  const proofs = texts(members, 'dpop_signing_alg_values_supported') ?? [];
  const grants = texts(members, 'grant_types_supported');
  return ok({
    issuer: found,
    tokenUrl,
    clientAuthentications: methods.flatMap(([name, method]) => (named.includes(name) ? [method] : [])),
    assertionAlgorithms: assertionAlgorithms.filter((algorithm) => algorithms.includes(algorithm)),
    dpopAlgorithms: proofAlgorithms.filter((algorithm) => proofs.includes(algorithm)),
    clientCredentials: grants === null ? null : grants.includes('client_credentials'),
    scopes: (texts(members, 'scopes_supported') ?? [])
      .flatMap((scope) => foreignText(scope, nothingToMask) ?? [])
      .slice(0, 100),
    metadataUrl,
  });
}

function withoutSlash(issuer: string): string {
  return issuer.replace(/\/$/, '');
}

function texts(members: Members, name: string): string[] | null {
  const value = own(members, name);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : null;
}

function unanswered(url: string, failure: OutboundFailure): DiscoveryFailure {
  switch (failure.code) {
    case 'budget-spent':
      return failure;
    case 'egress':
      return { code: 'discovery-egress', host: failure.host };
    case 'unreachable':
      return { ...failure, code: 'discovery-unreachable' };
    case 'redirect':
      return { code: 'discovery-redirect', status: failure.status, host: foreignText(failure.host, nothingToMask) };
    case 'too-large':
      return { code: 'discovery-answer-invalid', url, problem: 'too-large' };
    case 'interrupted':
    case 'url':
      return { code: 'discovery-answer-invalid', url, problem: 'not-json' };
  }
}

function failed(error: DiscoveryFailure): Discovery {
  return err(error);
}
