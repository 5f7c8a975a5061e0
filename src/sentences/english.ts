import type { TransitionRefusal, UnsureReason } from '../contract/workflow-rule';

/** Why a transition does not go on, and whose move it is. */
export function transitionRefusal(refusal: TransitionRefusal): string {
  switch (refusal.code) {
    case 'rule-unreadable':
      return 'This transition has a rule of Connected Fields that cannot be read. Whoever administers the workflow can open the rule and save it again.';
    case 'not-offered':
      return notOffered(refusal);
    case 'unsure': {
      const { values, fieldName, why } = refusal;
      const what = values.length === 0 ? `the value of ${fieldName}` : `${quoted(values)} in ${fieldName}`;
      const are = values.length > 1 ? 'are' : 'is';
      return `Whether ${what} ${are} still offered could not be checked: ${unsureReason(why)}`;
    }
  }
}

function notOffered({ fieldName, gone, neverGiven }: Extract<TransitionRefusal, { code: 'not-offered' }>): string {
  const said: string[] = [];
  if (gone.length > 0) {
    const are = gone.length === 1 ? 'is' : 'are';
    said.push(`${quoted(gone)} in ${fieldName} ${are} no longer offered by the field’s source.`);
  }
  if (neverGiven.length > 0) {
    const [are, itWas, it] = neverGiven.length === 1 ? ['is', 'it was', 'it'] : ['are', 'they were', 'them'];
    said.push(
      `${quoted(neverGiven)} in ${fieldName} ${are} not from the field’s source: ${itWas} not chosen from the field’s list, and the source does not offer ${it}.`,
    );
  }
  return `${said.join(' ')} Choose another value, then try again.`;
}

/** Why nobody knows what a source offers. */
export function unsureReason(why: UnsureReason): string {
  switch (why.code) {
    case 'source-not-answering':
      return 'the field’s source does not answer. Nothing was changed. Try again in a few minutes.';
    case 'took-too-much':
      return 'reading what the field’s source offers took more than the app may use at once. Nothing was changed. Try again in a few minutes.';
    case 'source-busy':
      return 'the field’s source has no time for the question. Nothing was changed. Try again in a few minutes.';
    case 'source-refused':
      return 'the field’s source refuses the question. A Jira administrator can see why in Connected Fields.';
    case 'source-paused':
      return 'an administrator has paused the field’s source. Ask a Jira administrator when it will go on.';
    case 'asked-too-often':
      return `the rules of workflows asked the field’s source very often. Try again in ${why.seconds} ${why.seconds === 1 ? 'second' : 'seconds'}.`;
    case 'answer-unreadable':
      return 'the answer of the field’s source cannot be read. A Jira administrator can see why in Connected Fields.';
    case 'waiting-for':
      return 'another field that it depends on has no value. Fill that in first.';
    case 'not-configured':
      return 'the field is not connected to a source here, or was deleted. Whoever looks after the rule can change it.';
    case 'not-confirmed':
      return 'the list of its source could not be read to its end, and what was read does not name it. Choose a value from the field’s list, then try again.';
    case 'issue-unreadable':
    case 'account-cannot-read':
      return 'the app Connected Fields may not see this issue. An administrator of the project can let it in.';
    case 'jira-not-answering':
      return 'Jira does not answer the app. Try again in a minute.';
    case 'no-person':
    case 'not-offered':
    case 'invalid-input':
    case 'internal':
      return 'something went wrong in the app. Try again; if it stays like this, tell a Jira administrator.';
  }
}

function quoted(values: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(values.map((value) => `“${value}”`));
}
