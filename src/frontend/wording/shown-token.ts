import type { TokenStatus } from '../../contract/token';

/** What a page can say of a token: what the backend said; that it does not know any more and asks again; or that it ended for good. */
export type ShownStatus = TokenStatus | { kind: 'checking' } | { kind: 'ended'; expiredAt: string };

/**
 * Who asks for the token after this one. `ahead`: the schedule, before it ends. `on-use`: whoever needs it. `paused`: nobody
 * until the datasource is resumed. A draft's is kept by nobody; once it is saved, as the second word says.
 */
export type Upkeep = 'ahead' | 'on-use' | 'paused' | 'draft-ahead' | 'draft-on-use';
