import type { BudgetSpent } from './budget';
import type { TemplateProblem } from './template-problem';
import type { RefusedProof } from './dpop';
import type { FieldProblem } from './problems';
import type { FieldUse } from './field-use';
import type { ForeignText } from './foreign-text';
import type { CheckedKind } from './field-kind';
import type { DiscoveryFailure } from './discovery';
import type { IsoTime } from './json';
import type { PathProblem } from './path-problem';
import type { TokenFailure, UnreachableProblem } from './token-failure';

/** What the API, or the way to it, did wrong. Excerpts are cut and printable (see limits). */
export type ApiFailure =
  | BudgetSpent
  | {
      code: 'api-http-error';
      status: number;
      contentType: ForeignText | null;
      excerpt: ForeignText | null;
      retryAfterSeconds: number | null;
    }
  | { code: 'api-redirect'; status: number; host: ForeignText | null }
  | { code: 'api-unreachable'; host: string; problem: UnreachableProblem; afterMs: number }
  | { code: 'api-egress'; host: string }
  /** An administrator paused the datasource: the API was not called. */
  | { code: 'api-paused' }
  /** This person has used up what one may use of a field's source in some minutes: the API was not called. */
  | { code: 'api-asked-too-often'; seconds: number }
  | { code: 'api-too-large'; maxBytes: number }
  /** The API refused a token that the clock trusts, and what was done about it did not help. */
  | {
      code: 'api-token-refused';
      status: number;
      /** Absent where it is no longer known. */
      tried?: TokenRefusalCure;
      /** With `held`: how long no new token is requested because of it. */
      heldSeconds?: number;
    }
  /** The API wants proof of possession, or refused the one it got (RFC 9449 §7). */
  | ({ code: 'api-proof-refused'; status: number; description: ForeignText | null } & RefusedProof)
  | {
      code: 'api-settings';
      problem: 'header-forbidden' | 'leaves-base' | 'rule-needed' | 'url' | 'variable-missing' | 'secret-missing';
      detail: string | null;
    };

/**
 * What became of a token that the API refused. `new`: another was requested, and refused too. `replacement`: the one that
 * had replaced it meanwhile was refused too. `held`: none was requested, because new ones are refused at once. `not-had`:
 * there is no other one.
 */
export type TokenRefusalCure = 'new' | 'replacement' | 'held' | 'not-had';

/** What could not be read from an answer that arrived. */
export type ExtractionFailure =
  | {
      code: 'content-invalid';
      content: 'json' | 'xml' | 'csv';
      problem: 'html' | 'empty' | 'malformed' | 'too-deep' | 'too-many' | 'entities' | 'encoding' | 'binary';
      detail: ForeignText | null;
    }
  | ({ code: 'items-malformed' } & PathProblem)
  /** The path would look at more of the answer than may be looked at. */
  | { code: 'items-too-costly' }
  | { code: 'items-found-nothing'; members: ForeignText[] }
  | { code: 'items-not-rows'; found: string }
  | { code: 'key-not-found'; members: ForeignText[] }
  | ({ code: 'label-malformed' } & TemplateProblem)
  | { code: 'label-empty'; members: ForeignText[] }
  /** The first row has nothing at the place of a read-only field's value. */
  | { code: 'value-empty'; members: ForeignText[] }
  /** What was found cannot be read as a value of a read-only field of this kind. */
  | { code: 'value-not-of-kind'; kind: CheckedKind; found: ForeignText | null };

/** Every expected failure of a resolver. Sentences are made in `frontend/wording`. */
export type AppError =
  | { code: 'not-administrator' }
  | { code: 'invalid-input'; fields: Record<string, FieldProblem> }
  | { code: 'not-found'; what: 'datasource' | 'binding' | 'draft' }
  | { code: 'conflict'; version: number; updatedBy: string; updatedAt: IsoTime }
  | { code: 'datasource-in-use'; usedBy: Pick<FieldUse, 'fieldName'>[] }
  | { code: 'too-many-datasources'; max: number }
  /** What is stored cannot be read by this version of the app. */
  | { code: 'unreadable-record'; what: 'datasource' | 'binding'; reason: 'damaged' | 'newer' }
  | { code: 'not-configured' }
  | { code: 'field-not-connected' }
  /** A refresh of this field context runs or is paused. */
  | { code: 'refresh-under-way' }
  | TokenFailure
  | ApiFailure
  | ExtractionFailure
  | DiscoveryFailure
  | { code: 'internal'; reference: string };
