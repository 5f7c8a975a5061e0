import {
  refusalMeanings,
  type RefusalMeaning,
  type TokenAnswerProblem,
  type TokenFailure,
} from '../../contract/token-failure';

/** What is known of a refusal: the texts are the server's, as they came. */
export type Refusal = {
  status: number;
  /** The OAuth error and the provider's own codes, in the order of how much they say. */
  codes: string[];
  /** The server's sentence; null for none, and for pages. */
  sentence: string | null;
  /** What was refused is a grant by assertion (RFC 7523 §3.1): then `invalid_grant` says that the assertion is no good. */
  isAssertion?: boolean;
};

/** One line of the table: how servers say it. Codes are compared without case, spaces and punctuation. */
export type Dialect = { means: RefusalMeaning; codes: readonly string[]; phrases?: RegExp };

/** That the client, its ID or its secret is no good: in English, and as servers say it in six other languages. */
function clientPhrase(): RegExp {
  const bad =
    'invalid|unknown|incorrect|wrong|bad|expired|deleted|disabled|revoked|(?:unbekannt|ungültig)(?:e[rs]?)?|ongeldige?|onbekende?|inval?id[eoa]s?|inv[aá]lid[oa]s?|inconnue?s?|desconocid[oa]s?|sconosciut[oa]|no v[aá]lid[oa]s?';
  const worse = 'inactive|locked|suspended|required|failed|error|not approved';
  const absent = "not (?:found|known|registered|valid)|(?:not|n’t|n't) exist";
  const who =
    '(?:(?:clients?|cliente|application|app|aplicaci[oó]n|applicazione)(?:[ _]?(?:id|secret|credentials?|authentication))?|api[ _]?key)';
  const phrases = [
    `(?:${bad})\\b.{0,20}\\b${who}`,
    `${who}\\b.{0,12}\\b(?:${bad}|${worse})`,
    `${who}\\b.{0,60}\\b(?:${absent})`,
    `no (?:such )?(?:client|application) (?:with|was|found)`,
    `(?:bad|invalid|incorrect|wrong) credentials|(?:verify|validating|authenticate) (?:your credentials|(?:the )?client)`,
  ];
  return new RegExp(`\\b(?:${phrases.join('|')})\\b`, 'i');
}

/**
 * In what words token endpoints refuse: the codes of RFC 6749 §5.2, RFC 8707 §2 and RFC 9449 §5 first, then spellings of
 * services. The first line that fits counts. Phrases are looked at only where no code is known.
 */
export const dialects: readonly Dialect[] = [
  { means: 'proof', codes: ['invalid_dpop_proof', 'use_dpop_nonce'], phrases: /\bdpop\b/i },
  {
    means: 'later',
    codes: [
      'slow_down',
      'RATE_LIMIT_REACHED',
      'rate_limit_exceeded',
      'too_many_requests',
      'quota_exceeded',
      'throttled',
      'AADSTS50196',
      'policies.ratelimit.SpikeArrestViolation',
      'policies.ratelimit.QuotaViolation',
    ],
    phrases:
      /too many (requests|attempts)|rate ?limit|(limit|quota|rate) (was |is |has been )?(exceeded|reached)|out of .{0,20}quota|throttl/i,
  },
  {
    means: 'trouble',
    codes: [
      ...['server_error', 'temporarily_unavailable', 'internal_server_error', 'internal_error', 'service_unavailable'],
      ...['bad_gateway', 'gateway_timeout', 'AADSTS90033', 'AADSTS90055', 'AADB2C90085'],
    ],
    phrases:
      /temporarily unavailable|service unavailable|internal (server )?error|system (is )?(busy|error)|maintenance|\bupstream\b|\btime(d )?out\b/i,
  },
  {
    means: 'client',
    codes: [
      ...['AADSTS700016', 'AADSTS700024', 'AADSTS700027', 'AADSTS7000112', 'AADSTS7000215', 'AADSTS7000222'],
      ...[
        'AADSTS7000216',
        'AADSTS7000218',
        'AADSTS7000229',
        'invalid_client',
        'invalid_client_id',
        'invalid_client_secret',
        'invalid_client_credentials',
      ],
      ...['unknown_client', 'client_not_found', 'app_not_found', 'bad_client_credentials', 'invalid_credentials'],
      ...['invalid_credential', 'bad_credentials', 'authentication_failed', 'client_authentication_failed'],
      ...[
        'account_locked',
        'account_disabled',
        'invalid_api_key',
        'invalid_app_id',
        'oauth.v2.InvalidClientIdentifier',
        'E0000004',
        '40001',
        '40013',
      ],
    ],
    phrases: clientPhrase(),
  },
  {
    means: 'client-perhaps',
    codes: ['unauthorized', 'not_authorized', 'unauthenticated', 'authentication_required', 'invalid_token'],
  },
  {
    means: 'address',
    codes: [
      ...['AADSTS50194', 'AADSTS90002', 'AADSTS900023', 'not_found', 'resource_not_found', 'endpoint_not_found'],
      ...['method_not_allowed', 'invalid_tenant', 'unknown_tenant', 'tenant_not_found', 'AADSTS90019'],
      'messaging.adaptors.http.flow.ApplicationNotFound',
    ],
    // Amazon's gateway says so of a path that it does not have.
    phrases:
      /\bmissing authentication token\b|\b(tenant|realm)\b.{0,20}\b(not found|invalid|unknown)\b|\binvalid realm\b|not supported on this domain/i,
  },
  {
    means: 'scope',
    codes: [
      ...['AADSTS70011', 'AADSTS1002012', 'invalid_scope', 'scope_invalid', 'invalid_scopes', 'scope_not_allowed'],
      ...['unauthorized_scope', 'insufficient_scope', 'unknown_scope', 'illegal_scope'],
    ],
    phrases: /\bscopes?\b/i,
  },
  {
    means: 'target',
    codes: ['AADSTS500011', 'invalid_target', 'invalid_resource', 'invalid_audience'],
    phrases:
      /\b(audience|resource)\b.{0,60}\b(invalid|unknown|missing|required|not (been )?(white|allow)listed|not allowed)\b/i,
  },
  {
    means: 'denied',
    codes: [
      ...['AADSTS53003', 'AADSTS65001', 'AADSTS501051', 'access_denied', 'permission_denied', 'forbidden'],
      ...['consent_required', 'interaction_required', 'inactive_org', 'org_internal', 'admin_policy_enforced'],
      ...['payment_required', 'subscription_required', 'account_suspended', 'ip_not_allowed'],
      ...['app_not_installed', 'shop_not_permitted', 'inactive_user', 'mfa_required', 'license_expired'],
    ],
    phrases:
      /\bIP\b.{0,30}\b(not allowed|denied|blocked|restricted|not (on|in) )|RBAC: access denied|explicit deny|not authorized to (access|invoke)/i,
  },
  {
    means: 'grant',
    codes: [
      ...['unauthorized_client', 'unsupported_grant_type', 'invalid_grant', 'invalid_grant_type'],
      ...['grant_type_not_supported', '40002'],
    ],
    phrases: /\bgrant[ _]?type\b/i,
  },
  {
    means: 'request',
    codes: ['invalid_request', 'bad_request', 'missing_parameter', 'invalid_parameter', 'parameter_missing'],
    phrases: /\b(missing|required)\b.{0,30}\bparameter\b|\binvalid param(eter)?s?\b/i,
  },
];

const meanings = new Map(
  [...dialects].reverse().flatMap(({ means, codes }) => codes.map((code) => [folded(code), means] as const)),
);

/** Codes that say nothing of their own: there the sentence beside them may name what is wrong. */
const vague = new Set(
  [
    'invalid_request',
    'bad_request',
    'invalid_grant',
    'forbidden',
    'unauthorized',
    'not_authorized',
    'access_denied',
  ].map(folded),
);
const precise: readonly RefusalMeaning[] = ['later', 'trouble', 'client', 'address', 'scope', 'target', 'denied'];

/** What the words mean; a code that is in no list is read as words too: `ERR_INVALID_CLIENT`, `ClientSecretExpired`. */
function spoken(
  texts: readonly string[],
  means: readonly RefusalMeaning[] = refusalMeanings,
): RefusalMeaning | undefined {
  return dialects.find(
    (dialect) => means.includes(dialect.means) && texts.some((text) => dialect.phrases?.test(text) === true),
  )?.means;
}

function inWords(code: string): string {
  return code.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[_.-]+/g, ' ');
}

function folded(code: string): string {
  return code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** What a status is called anyway (RFC 9110 §15): as a code it says no more than the status. */
const called: Readonly<Record<number, string>> = { 400: 'badrequest', 401: 'unauthorized', 403: 'forbidden' };

/**
 * What a refusal means, from status, codes and sentence together. The status decides where it says that asking again may
 * help, whatever the body says beside it, and where nothing else tells. Of an endpoint whose business is who the client is,
 * 401 says that it may not be accepted, and so do a bare 400 and 403.
 */
export function meaningOf({ status, codes: given, sentence: words, isAssertion = false }: Refusal): RefusalMeaning {
  const sentence = words !== null && isStatus(words, status) ? null : words;
  const codes = given.filter((code) => code !== String(status) && (sentence !== null || !isStatus(code, status)));
  const known = codes.map((code) => meanings.get(folded(code))).find((meaning) => meaning !== undefined);
  if (known === 'proof' || known === 'later') return known;
  if ([420, 429, 430].includes(status)) return 'later';
  if (status >= 500 || status === 408 || status === 425) return 'trouble';
  const isVague = codes.every((code) => vague.has(folded(code)) || !meanings.has(folded(code)));
  const said = sentence === null || sentence.includes(' ') ? (sentence ?? '') : inWords(sentence);
  const own = isAssertion || !isVague ? undefined : spoken([said], precise);
  const told = own ?? known ?? spoken([said, ...codes.map(inWords)]);
  if (isAssertion && told === 'grant' && codes.some((code) => folded(code) === 'invalidgrant')) return 'assertion';
  if (status === 401 && (told === undefined || ['grant', 'denied', 'request', 'trouble'].includes(told)))
    return 'client-perhaps';
  if ([404, 405, 410].includes(status) && told !== 'client') return 'address';
  return told ?? byStatus(status);
}

function isStatus(text: string, status: number): boolean {
  return folded(text) === called[status];
}

/** Codes of the table that stand in a text without members: plain words, or XML. */
export function codesIn(text: string): string[] {
  return (text.match(/\b[a-z]+(?:_[a-z]+)+\b/gi) ?? []).filter((word) => meanings.has(folded(word)));
}

/** What nothing else tells. Of 400 and 403 with a code of its own, too: who asks again and again is locked out. */
function byStatus(status: number): RefusalMeaning {
  if ([402, 451].includes(status)) return 'denied';
  if ([400, 403, 423].includes(status)) return 'client-perhaps';
  return [406, 411, 413, 415, 422].includes(status) ? 'request' : 'unknown';
}

/** What the app does about a refusal. */
export type Reaction = {
  /** Asking again with the same settings is pointless until somebody edits them, here or at the server. */
  waitsForEdit: boolean;
  /** Nobody can tell whether it passes: one more look, then it is waited for as if for an edit. */
  isDoubtful: boolean;
  /** The server has turned a login down; too many of them may lock the client. */
  isWrongLogin: boolean;
  triesNextSecret: boolean;
  /** Where the client authentication is to be found out. */
  triesNextAuthentication: boolean;
};

const passes = {
  waitsForEdit: false,
  isDoubtful: false,
  isWrongLogin: false,
  triesNextSecret: false,
  triesNextAuthentication: false,
};
const waits = { ...passes, waitsForEdit: true };
const triesOthers = { ...passes, triesNextSecret: true, triesNextAuthentication: true };
const wrongLogin = { ...triesOthers, waitsForEdit: true, isWrongLogin: true };
const doubtful = { ...passes, isDoubtful: true };

const reactions: Record<RefusalMeaning, Reaction> = {
  client: wrongLogin,
  'client-perhaps': wrongLogin,
  scope: waits,
  target: waits,
  grant: waits,
  denied: waits,
  assertion: waits,
  // A server that looks for the client in another place of the request finds something missing.
  request: { ...waits, triesNextAuthentication: true },
  proof: waits,
  address: passes,
  trouble: passes,
  later: passes,
  unknown: { ...triesOthers, isDoubtful: true },
};

/** A success that is no answer of a token endpoint at all: a page about maintenance, a proxy that cuts it short. */
const mayPass = new Set<TokenAnswerProblem>(['empty', 'html', 'not-json', 'too-large', 'interrupted']);

/** What to do about a failure. A stored one may be of an older release, which knew no meanings. */
export function reactionTo(failure: TokenFailure): Reaction {
  if (failure.code === 'token-proof-refused')
    return failure.problem === 'wanted' || failure.problem === 'other' ? waits : passes;
  if (failure.code === 'token-answer-invalid') return mayPass.has(failure.problem) ? passes : doubtful;
  return 'meaning' in failure ? reactions[failure.meaning] : passes;
}
