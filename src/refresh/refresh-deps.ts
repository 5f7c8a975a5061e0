import type { Budget } from '../base/budget';
import type { Secret } from '../base/secret';
import type { DatasourceDeps } from '../datasources/deps';
import type { BindingStore } from '../fields/binding/binding-record';
import type { FieldCopy } from '../fields/copy/field-copy';
import type { FieldDeps } from '../fields/field-deps';
import type { PeopleReader } from '../fields/people/match-person';
import type { ChangedIssueStore, Wake } from './changed-issues';
import type { RefreshJira } from './refresh-jira';
import type { RefreshStore } from './refresh-record';

/** Hands a step to a later invocation. A hand-over that is lost is made good by the next scheduled look. */
export type NextStep = (event: RefreshEvent, delaySeconds: number) => Promise<void>;

/** The body of an event in the queue. */
export type RefreshEvent = { id: string; runId: string; step: number };

export type RefreshDeps = FieldDeps &
  Pick<DatasourceDeps, 'accountId' | 'newId' | 'uses' | 'datasources'> & {
    bindings: Pick<BindingStore, 'get' | 'storingOnChange'>;
    refreshes: RefreshStore;
    changedIssues: ChangedIssueStore;
    issues: RefreshJira;
    sealKey: () => Promise<Secret>;
    people: PeopleReader;
    copyOf: (bindingId: string) => FieldCopy;
    nextStep: NextStep;
    wake: Wake;
    budget: Budget;
  };
