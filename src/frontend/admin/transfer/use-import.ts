import { useState } from 'react';
import type { ImportedDatasource, ImportPlan, ImportProblem } from '../../../contract/transfer';
import type { PageError } from '../../shared/call';
import { backend } from '../backend';
import { importBatches } from './import-batches';
import { packText } from './pack-text';

/** Where an import stands: a text, then its plan, then what came of it. */
export type ImportState = {
  text: string;
  isBusy: boolean;
  error: PageError | null;
  problem: ImportProblem | null;
  /** Of the text as it stands there now. */
  plan: ImportPlan | null;
  /** Ids of the text that may change the site's datasource of the same name. */
  updateByName: string[];
  /** Null before the import began. */
  results: ImportedDatasource[] | null;
};

const start: ImportState = {
  text: '',
  isBusy: false,
  error: null,
  problem: null,
  plan: null,
  updateByName: [],
  results: null,
};

export type ImportActions = {
  type: (text: string) => void;
  /** Asks for the plan; `updateByName` replaces the ids chosen before. */
  makePlan: (updateByName?: string[]) => Promise<void>;
  run: () => Promise<void>;
};

export function useImport(): [ImportState, ImportActions] {
  const [state, setState] = useState(start);
  const patch = (change: Partial<ImportState>): void => setState((now) => ({ ...now, ...change }));
  const { text } = state;

  const makePlan = async (updateByName: string[] = []): Promise<void> => {
    patch({ isBusy: true, error: null, problem: null, updateByName, results: null });
    const answer = await backend.planImport({ ...(await packText(text)), updateByName });
    setState((now) => {
      // Another text was typed meanwhile: this plan is not about it.
      if (now.text !== text) return { ...now, isBusy: false };
      if (!answer.ok) return { ...now, isBusy: false, error: answer.error };
      const planned = answer.value;
      return planned.ok
        ? { ...now, isBusy: false, plan: planned.value }
        : { ...now, isBusy: false, plan: null, problem: planned.error };
    });
  };

  const run = async (): Promise<void> => {
    const { plan, updateByName } = state;
    if (plan === null) return;
    const results: ImportedDatasource[] = [];
    patch({ isBusy: true, error: null, results });
    for (const { text: part, versions } of importBatches(text, plan)) {
      const answer = await backend.applyImport({ text: part, versions, updateByName });
      if (!answer.ok) {
        patch({ isBusy: false, error: answer.error, plan: null });
        return;
      }
      if (!answer.value.ok) {
        patch({ isBusy: false, problem: answer.value.error, plan: null });
        return;
      }
      results.push(...answer.value.value);
      patch({ results: [...results] });
    }
    patch({ isBusy: false, plan: null });
  };

  return [
    state,
    {
      type: (typed) => patch({ text: typed, plan: null, problem: null, updateByName: [], results: null }),
      makePlan,
      run,
    },
  ];
}
