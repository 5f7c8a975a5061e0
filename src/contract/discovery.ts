import type { BudgetSpent } from './budget';
import type { ForeignText } from './foreign-text';
import type { UrlProblem } from './problems';
import type { AssertionAlgorithm } from './signing-algorithm';
import type { ClientAuthentication } from './oauth-settings';
import type { UnreachableProblem } from './token-failure';

/** What an authorization server's metadata says that a client credentials request needs (RFC 8414 §2). */
export type DiscoveredServer = {
  /** Exactly as the server writes it: it may become the `aud` of assertions. */
  issuer: string;
  tokenUrl: string;
  /** Methods that this app speaks too, the one to recommend first. A server that names none means Basic (RFC 8414 §2). */
  clientAuthentications: Exclude<ClientAuthentication, 'auto' | 'basic-unencoded'>[];
  /** Empty when the server does not say. */
  assertionAlgorithms: AssertionAlgorithm[];
  /** By which proofs of possession may be signed, ours to choose first; empty when the server does not say (RFC 9449 §5.1). */
  dpopAlgorithms: AssertionAlgorithm[];
  /** Whether `client_credentials` is among its grants; null when it does not say. */
  clientCredentials: boolean | null;
  /** The first hundred. */
  scopes: ForeignText[];
  /** The document that was read. */
  metadataUrl: string;
};

/** Why there is no metadata. */
export type DiscoveryFailure =
  | BudgetSpent
  | { code: 'discovery-url'; problem: UrlProblem | 'has-query' }
  /** Neither document exists; one entry for each that was asked for. */
  | { code: 'discovery-not-found'; tried: { url: string; status: number }[] }
  /** The document is about another issuer: it is not used (RFC 8414 §3.3). */
  | { code: 'discovery-issuer-differs'; asked: string; found: ForeignText | null }
  | {
      code: 'discovery-answer-invalid';
      url: string;
      problem: 'not-json' | 'too-large' | 'no-issuer' | 'no-token-endpoint' | 'token-url';
    }
  | { code: 'discovery-unreachable'; host: string; problem: UnreachableProblem; afterMs: number }
  | { code: 'discovery-egress'; host: string }
  | { code: 'discovery-redirect'; status: number; host: ForeignText | null };
