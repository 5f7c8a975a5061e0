import type { DpopUse } from '../contract/dpop';
import type { AssertionSettings, ClientAuthentication, OAuthSettings } from '../contract/oauth-settings';

/**
 * One question of a preset. `host`: a host name, also pasted as a URL. `segment`: one part of a path, encoded when it is
 * filled in. `uri`: an absolute URI. `url`: an https URL. `text`: anything printable. `choice`: one of `choices`.
 */
export type Question<Id extends string = string> = { id: Id; example: string } & (
  | { kind: 'host' | 'segment' | 'uri' | 'url' | 'text'; initial: string | null }
  | { kind: 'choice'; choices: readonly string[]; initial: string }
);

/** Whether a setting must be there, may be there, or has no meaning at this server. */
export type PresetNeed = 'required' | 'optional' | 'unused';

/**
 * What a preset's claim rests on: the provider's documentation, a sample or somebody else's page, client libraries and
 * connector catalogues, or nothing firm. What nothing firm supports is left to `auto` and worded with "may".
 */
export type Evidence = 'documented' | 'sample' | 'catalogue' | 'unconfirmed';

/**
 * Shape of an access token URL. Hosts are whole names, or everything below a domain, never the domain itself, when they begin
 * with a dot. Without hosts the path alone tells the product, which may then run at anybody's host.
 */
export type UrlShape = { hosts?: readonly string[]; path: RegExp };

/** What a login endpoint that is none of RFC 6749 calls things, and where its answers and its API's have them. */
export type OwnEndpoint = Pick<
  OAuthSettings,
  'bodyFormat' | 'clientIdName' | 'clientSecretName' | 'tokenPath' | 'lifetimePath' | 'rejectionPath' | 'rejectionValue'
>;

/** Data of one provider. Texts in braces are the answers to questions: `{okta-domain}`. */
export type Preset<Id extends string = string, QuestionId extends string = string, Trap extends string = string> = {
  id: Id;
  /** What it asks, in the provider's own terms. */
  questions: readonly Question<QuestionId>[];
  /** Where its operator describes this way of signing in; null where no such page was looked up. */
  documentation: string | null;
  /** How its access token URL is recognised. */
  recognisedBy: readonly UrlShape[];
  /** Template of the access token URL. */
  tokenUrl: string;
  /** Template of the API's base URL, where the provider has only one shape of it. */
  baseUrl: string | null;
  clientAuthentication: ClientAuthentication;
  /** Other methods that the server takes, to offer first when the one above is refused. */
  alsoAccepts: readonly ClientAuthentication[];
  /** For those that sign with a key; null otherwise. Its texts are templates. */
  assertion: AssertionSettings | null;
  /** Whether the service hands out a file that holds all that is needed: then nothing else is asked. */
  hasKeyFile: boolean;
  /** For a login endpoint with ways of its own; null for those that keep to the standard. */
  ownEndpoint: OwnEndpoint | null;
  /** Whether proofs of possession go with the first request already. */
  dpop: DpopUse;
  grantType: string;
  scopes: { need: PresetNeed; templates: readonly string[]; example: string | null };
  audience: { need: PresetNeed; template: string | null };
  resource: { need: PresetNeed; template: string | null };
  /** Parameters of the token request beyond the grant's own; none is secret. */
  extraParameters: readonly { name: string; template: string }[];
  /** How the token is sent to the API. */
  send: { headerName: string; prefix: string };
  /** Things to know about the server, one line each; the sentences are made in `frontend/wording`. */
  traps: readonly Trap[];
  /** OAuth errors that mean one of the traps (RFC 6749 §5.2: they say less than the provider knows). */
  errors: Readonly<Record<string, Trap>>;
  evidence: { clientAuthentication: Evidence; parameters: Evidence };
};

/** What most servers have in common (RFC 6749 §4.4, RFC 6750 §2.1); a preset names what differs. */
const standard = {
  documentation: null,
  baseUrl: null,
  alsoAccepts: [],
  assertion: null,
  hasKeyFile: false,
  ownEndpoint: null,
  dpop: 'auto',
  grantType: 'client_credentials',
  scopes: { need: 'optional', templates: [], example: null },
  audience: { need: 'unused', template: null },
  resource: { need: 'unused', template: null },
  extraParameters: [],
  send: { headerName: 'Authorization', prefix: 'Bearer' },
  traps: [],
  errors: {},
} as const satisfies Partial<Preset>;

type Standard = keyof typeof standard;

/** A preset whose names of questions and traps are kept, so that a language without words for one of them does not compile. */
export function preset<
  const Id extends string,
  const QuestionId extends string = never,
  const Trap extends string = never,
>(
  own: Omit<Preset<Id, QuestionId, Trap>, Standard> &
    Partial<Omit<Preset<Id, QuestionId, Trap>, 'errors'>> & { errors?: Readonly<Record<string, NoInfer<Trap>>> },
): Preset<Id, QuestionId, Trap> {
  return { ...standard, ...own };
}
