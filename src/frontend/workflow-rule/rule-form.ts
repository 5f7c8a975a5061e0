import type { RuleBase, RuleField } from '../../contract/workflow-rule';

/** What a rule's own settings do with the field that is chosen. */
export type RuleForm = {
  about: string;
  /** Fields that the rule can be about. */
  takes: (field: RuleField) => boolean;
  /** Shows what fits the chosen field; null while none is chosen. */
  fit: (field: RuleField | null) => void;
  elements: HTMLElement[];
  /** All settings; null when something is missing, which the form then says. */
  settings: (base: Omit<RuleBase, 'description'>, field: RuleField | null) => RuleBase | null;
};
