import type { DatasourceListItem } from '../contract/datasource';
import type { TokenSummaries } from '../datasources/list';
import { subjectOf } from '../datasources/subject';
import type { DatasourceRecord } from '../datasources/types';
import { fingerprint } from '../oauth/fingerprint';
import type { TokenState } from '../oauth/token-state';
import { tokenView } from '../oauth/view';
import type { Secret } from './secret';
import type { Clock } from './clock';

/** Token states of a whole list, from batched reads: a record's revision of its secrets makes reading them unnecessary. */
export function tokenSummariesFrom(
  readStates: (ids: string[]) => Promise<Map<string, TokenState>>,
  clock: Clock,
): TokenSummaries {
  return async (records) => {
    const subjects = records.flatMap((record) => subjectOf(record, noSecrets) ?? []);
    const states = await readStates(subjects.map(({ id }) => id));
    const summaries = await Promise.all(
      subjects.map(async (subject) => {
        const view = tokenView(states.get(subject.id) ?? null, {
          settings: subject.settings,
          fingerprint: subject.secretsRevision === undefined ? '' : await fingerprint(subject, noKey),
          nowMs: clock.now(),
        });
        const { status, lastSuccessAt, lastFailure, nextRenewalAt } = view;
        return [subject.id, { status, lastSuccessAt, lastFailure, nextRenewalAt }] as const;
      }),
    );
    return new Map<DatasourceRecord['id'], DatasourceListItem['token']>(summaries);
  };
}

/** A saved OAuth datasource has secrets and so a revision: neither they nor the key are ever read here. */
const noSecrets = (): Promise<never> => Promise.reject(new Error('the list reads no secrets'));
const noKey = (): Promise<Secret> => Promise.reject(new Error('the list reads no key'));
