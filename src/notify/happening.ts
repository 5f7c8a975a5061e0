import type { ApiFailure } from '../contract/failures';
import type { TokenFailure } from '../contract/token-failure';
import type { ExpiryStage } from '../contract/secret-end';

/** What a datasource cannot do: get a token, or an answer of its API. */
export type Part = 'token' | 'api';

export type FailureCode = TokenFailure['code'] | ApiFailure['code'];

/** What happened. Codes and times: no text of a server, nothing that may be a secret. */
export type Happening =
  | { event: 'failing'; part: Part; code: FailureCode; status: number | null; sinceMs: number }
  | { event: 'recovered'; part: Part; sinceMs: number }
  | { event: 'secret-ending'; endsOn: string; stage: ExpiryStage }
  | { event: 'test' };
