import type { TokenView } from '../contract/token';
import type { TokenSummaries } from '../datasources/token-summaries';
import { subjectOf } from '../datasources/subject';
import type { DatasourceRecord } from '../datasources/saved-datasource';
import type { HealthDeps } from '../health/report';
import { fingerprint } from '../oauth/state/fingerprint';
import { fromStoredHistory } from '../oauth/state/stored-history';
import type { TokenState } from '../oauth/state/token-state';
import { tokenView } from '../oauth/state/token-view';
import type { Secret } from '../base/secret';
import type { Clock } from '../base/clock';

type ReadStates = (ids: string[]) => Promise<Map<string, TokenState>>;

/** What the list shows of many tokens. */
export function tokenSummariesFrom(readStates: ReadStates, clock: Clock): TokenSummaries {
  return async (records) => {
    const seen = await seenTokens(records, readStates, clock);
    return new Map(
      seen.map(({ id, view }) => {
        const { status, lastSuccessAt, lastFailure } = view;
        return [id, { status, lastSuccessAt, lastFailure }] as const;
      }),
    );
  };
}

/** What the health page is made of. */
export function watchTokensFrom(readStates: ReadStates, clock: Clock): HealthDeps['watchTokens'] {
  return async (records) => {
    const seen = await seenTokens(records, readStates, clock);
    return new Map(
      seen.map(({ id, view: { status, nextRenewalAt }, state }) => {
        return [id, { status, nextRenewalAt, history: fromStoredHistory(state?.history) }] as const;
      }),
    );
  };
}

type Seen = { id: string; view: TokenView; state: TokenState | null };

/** Token states of a whole list, from batched reads: a record's revision of its secrets makes reading them unnecessary. */
async function seenTokens(records: DatasourceRecord[], readStates: ReadStates, clock: Clock): Promise<Seen[]> {
  const subjects = records.flatMap((record) => subjectOf(record, noSecrets) ?? []);
  const states = await readStates(subjects.map(({ id }) => id));
  return Promise.all(
    subjects.map(async (subject) => {
      const state = states.get(subject.id) ?? null;
      const view = tokenView(state, {
        settings: subject.settings,
        fingerprint: subject.secretsRevision === undefined ? '' : await fingerprint(subject, noKey),
        nowMs: clock.now(),
      });
      return { id: subject.id, view, state };
    }),
  );
}

/** A saved OAuth datasource has secrets and so a revision: neither they nor the key are ever read here. */
const noSecrets = (): Promise<never> => Promise.reject(new Error('the list reads no secrets'));
const noKey = (): Promise<Secret> => Promise.reject(new Error('the list reads no key'));
