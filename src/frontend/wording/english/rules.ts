import type {
  ConditionRule,
  PostFunctionRule,
  RuleBase,
  RuleFailure,
  ValidatorRule,
} from '../../../contract/workflow-rule';

/** What the pages say in which rules of workflows are configured. */
export const rules = {
  loading: 'Loading the connected fields…',
  tryAgain: 'Try again',
  noFields: 'There is no connected field on this site yet. A Jira administrator creates one in Connected Fields.',
  field: 'Field',
  chooseField: 'Choose a field',
  notConnected: (name: string): string => `${name} (not connected)`,
  notFound: (name: string): string => `${name} (not found)`,
  fieldNeeded: 'Choose the field that the rule is about.',
  keys: 'Keys of options, one a line',
  keysHelp: 'The key is what the field’s configuration names as such, not the label that people see.',
  keysNeeded: 'Enter at least one key.',
  oneKeyOnly: 'This field takes one option: enter one key.',
  keysTooLong: 'Enter at most 100 keys of at most 255 characters.',
  preview:
    'Rules of apps in workflows are a preview feature of Atlassian Forge: stable, but changed at shorter notice than others.',
  validator: {
    about: 'An empty field stops no transition.',
    demands: 'What the transition demands of a value',
    demandsChoice: {
      now: 'The source offers it now',
      ever: 'The source offers it now, or it was once chosen from the field’s list',
    },
    checks: 'Which values are checked',
    checksChoice: {
      all: 'Whatever the field holds after the transition',
      changed: 'Only what this transition changes; older values stay as they are',
    },
    whenUnsure: 'When nobody can tell',
    whenUnsureHelp:
      'The source is down, paused or asked too often, its list could not be read to its end, or the field is no longer connected.',
    whenUnsureChoice: {
      stop: 'Stop the transition and say why',
      pass: 'Let the transition go on',
    },
    description: (rule: Omit<ValidatorRule, keyof RuleBase> & Pick<RuleBase, 'fieldName'>): string => {
      const { fieldName, checks, demands, whenUnsure } = rule;
      const value = checks === 'all' ? `The value of ${fieldName}` : `A changed value of ${fieldName}`;
      const demand = demands === 'now' ? 'is still offered by its source' : 'is offered by its source, or once was';
      return `${value} ${demand}. When nobody can tell, the transition ${whenUnsure === 'stop' ? 'stops' : 'goes on'}.`;
    },
  },
  postFunction: {
    about:
      'It happens after the transition, mostly within seconds. While the source is down it is tried four times more, over a quarter of an hour; then the field stays as it is. Jira tells nobody of a post function that failed.',
    does: 'What happens to the field',
    doesChoice: {
      refresh: 'Bring its label, or its read-only value, up to date with the source',
      only: 'Set the only option that the source offers for the issue; if there are several, nothing',
      keys: 'Set the options with these keys',
    },
    description: ({ fieldName, does, keys }: Pick<PostFunctionRule, 'fieldName' | 'does' | 'keys'>): string =>
      does === 'refresh'
        ? `${fieldName} is brought up to date with its source.`
        : does === 'only'
          ? `${fieldName} is set to the only option that its source offers for the issue.`
          : `${fieldName} is set to ${keys.join(', ')}.`,
  },
  condition: {
    about: 'It goes by what is stored on the issue. A condition can ask no source.',
    wants: 'The transition is offered when the field',
    wantsChoice: {
      filled: 'has a value',
      empty: 'is empty',
      among: 'holds an option with one of these keys',
    },
    description: ({ fieldName, wants, keys }: Pick<ConditionRule, 'fieldName' | 'wants' | 'keys'>): string =>
      wants === 'filled'
        ? `${fieldName} has a value.`
        : wants === 'empty'
          ? `${fieldName} is empty.`
          : `${fieldName} holds one of ${keys.join(', ')}.`,
  },
};

export function ruleFailure(failure: RuleFailure): string {
  switch (failure.code) {
    case 'jira-not-answering':
      return 'Jira did not name its fields. Try again in a moment.';
    case 'invalid-input':
      return 'This page is of another version of the app. Reload it.';
    case 'internal':
      return `Something went wrong in the app. A Jira administrator finds it in the app’s logs as ${failure.reference}.`;
  }
}
