/** Why a template of an address, a body or a label cannot be used. */
export type TemplateReason =
  | 'too-long'
  /** `detail`: the character, or null for one that cannot be shown. */
  | 'character'
  | 'percent'
  | 'whole-address'
  | 'closes-none'
  | 'not-closed'
  /** `{+x}`, `{#x}`: a value could change the address. */
  | 'unencoded'
  /** Another operator of RFC 6570, named by `detail`. */
  | 'operator'
  | 'query-begun'
  | 'query-not-begun'
  | 'path-after-query'
  | 'prefix'
  | 'list-in-text'
  | 'pair-outside-query'
  /** `detail`: the name. */
  | 'variable-unknown'
  | 'variable-missing'
  /** `detail`: the rules there are. */
  | 'rule-unknown'
  /** A value stands inside of a query of another language and names no rule. */
  | 'rule-needed'
  | 'rule-in-body-only'
  /** `paging.position` stands there, and no paging by number is set. */
  | 'position-unused'
  /** The same of `paging.cursor`, and no paging by cursor. */
  | 'cursor-unused'
  | 'not-json'
  | 'no-input'
  | 'label-member-missing'
  | 'label-section'
  | 'label-names-none'
  | 'label-members'
  | 'label-unreadable';

/** `detail` is a limit, a name or a character; `instead` is a form that can be read and probably means the same. */
export type TemplateProblem = {
  reason: TemplateReason;
  index: number | null;
  detail: string | null;
  instead: string | null;
};
