import type { DatasourceDeps } from '../datasources/deps';
import type { BindingStore, JiraReader } from '../fields/binding/binding-record';
import type { FieldDeps } from '../fields/field-deps';
import type { CopyStore } from './copy-record';

/** The body of an event in the queue. `runId` null: look what there is to do for this field context. */
export type CopyEvent = { id: string; runId: string | null; step: number };

/** Hands a step to a later invocation. One that is lost is made good by the next scheduled look. */
export type NextCopyStep = (event: CopyEvent, delaySeconds: number) => Promise<void>;

export type CopiesDeps = Omit<FieldDeps, 'cache' | 'copy'> &
  Pick<DatasourceDeps, 'accountId' | 'newId'> & {
    bindings: Pick<BindingStore, 'get'>;
    jira: Pick<JiraReader, 'contextsAt'>;
    copies: CopyStore;
    nextCopyStep: NextCopyStep;
  };
