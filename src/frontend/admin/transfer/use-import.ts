import { useState } from 'react';
import type {
  ChosenTargets,
  ImportedBinding,
  ImportedDatasource,
  ImportPlan,
  ImportProblem,
} from '../../../contract/transfer';
import type { PageError } from '../../shared/call';
import { backend } from '../backend';
import { bindingBatches, importBatches } from './import-batches';
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
  /** For which fields of this site configurations of the text are, where a person said so. */
  targets: ChosenTargets;
  /** Null before the import began. */
  results: { datasources: ImportedDatasource[]; fields: ImportedBinding[] } | null;
};

const start: ImportState = {
  text: '',
  isBusy: false,
  error: null,
  problem: null,
  plan: null,
  updateByName: [],
  targets: {},
  results: null,
};

export type ImportActions = {
  type: (text: string) => void;
  /** Asks for the plan, with these choices in place of those before. */
  makePlan: (choices?: Partial<Pick<ImportState, 'updateByName' | 'targets'>>) => Promise<void>;
  run: () => Promise<void>;
};

export function useImport(): [ImportState, ImportActions] {
  const [state, setState] = useState(start);
  const patch = (change: Partial<ImportState>): void => setState((now) => ({ ...now, ...change }));
  const { text } = state;

  const makePlan: ImportActions['makePlan'] = async (choices = { updateByName: [], targets: {} }) => {
    const { updateByName, targets } = { ...state, ...choices };
    patch({ isBusy: true, error: null, problem: null, updateByName, targets, results: null });
    const answer = await backend.planImport({ ...(await packText(text)), updateByName, targets });
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
    const datasources: ImportedDatasource[] = [];
    const fields: ImportedBinding[] = [];
    const show = (): void => patch({ results: { datasources: [...datasources], fields: [...fields] } });
    patch({ isBusy: true, error: null, results: { datasources, fields } });
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
      datasources.push(...answer.value.value);
      show();
    }
    for (const bindings of bindingBatches(plan)) {
      const answer = await backend.importBindings({ bindings });
      if (!answer.ok) {
        patch({ isBusy: false, error: answer.error, plan: null });
        return;
      }
      fields.push(...answer.value);
      show();
    }
    patch({ isBusy: false, plan: null });
  };

  return [
    state,
    {
      type: (typed) => patch({ text: typed, plan: null, problem: null, updateByName: [], targets: {}, results: null }),
      makePlan,
      run,
    },
  ];
}
