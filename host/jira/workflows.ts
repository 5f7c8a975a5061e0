import type { Database } from '../platform/storage/database';
import type { WorkflowRule } from '../protocol';

/** The rules on the transitions of each project's workflow. */
export type Workflows = {
  rules: () => WorkflowRule[];
  /** Those of the transition to a status, in the order in which they were added. */
  rulesOf: (projectKey: string, to: string) => WorkflowRule[];
  add: (rule: Omit<WorkflowRule, 'id'>) => Promise<WorkflowRule>;
  /** Undefined: there is no such rule. */
  change: (id: string, configuration: unknown) => Promise<WorkflowRule | undefined>;
  remove: (id: string) => Promise<void>;
  clear: () => Promise<void>;
};

type State = { lastId: number; rules: WorkflowRule[] };

const empty: State = { lastId: 0, rules: [] };

/** Opens the rules kept in the database. */
export async function openWorkflows(database: Database): Promise<Workflows> {
  const space = database.space<State>('workflows');
  let state = (await space.get('rules')) ?? structuredClone(empty);
  const save = (): Promise<void> => space.put('rules', structuredClone(state));
  return {
    rules: () => state.rules,
    rulesOf: (projectKey, to) => state.rules.filter((rule) => rule.projectKey === projectKey && rule.to === to),
    add: async (rule) => {
      state.lastId += 1;
      const added = { ...rule, id: String(state.lastId) };
      state.rules.push(added);
      await save();
      return added;
    },
    change: async (id, configuration) => {
      const rule = state.rules.find((candidate) => candidate.id === id);
      if (rule === undefined) return undefined;
      rule.configuration = configuration;
      await save();
      return rule;
    },
    remove: async (id) => {
      state.rules = state.rules.filter((rule) => rule.id !== id);
      await save();
    },
    clear: async () => {
      state = structuredClone(empty);
      await save();
    },
  };
}
