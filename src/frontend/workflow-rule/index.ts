import { makeInvoke } from '@forge/bridge';
import { workflowRules } from '@forge/jira-bridge';
import type { RuleApi, RuleField } from '../../contract/workflow-rule';
import { conditionForm } from './condition-form';
import { h } from './dom';
import { fieldChoice } from './field-choice';
import { postFunctionForm } from './post-function-form';
import { openRule, type RuleContext } from './rule-context';
import { validatorForm } from './validator-form';

const invoke = makeInvoke<RuleApi>();

const forms = { validator: validatorForm, postFunction: postFunctionForm, condition: conditionForm };

/** The page in which a rule is made or changed. Jira's own button asks for the settings; nothing of them means: not yet. */
async function start(): Promise<void> {
  const main = document.body.appendChild(h('main'));
  const context = await openRule();
  await show(main, context);
}

async function show(main: HTMLElement, context: RuleContext): Promise<void> {
  const { rules, ruleFailure } = context.wording;
  main.replaceChildren(h('p', { role: 'status' }, rules.loading));
  const answer = await invoke('ruleFields', {});
  if (!answer.ok) {
    const again = h('button', { type: 'button' }, rules.tryAgain);
    again.addEventListener('click', () => void show(main, context));
    main.replaceChildren(h('p', { class: 'problem', role: 'alert' }, ruleFailure(answer.error)), again);
    return;
  }
  const form = forms[context.kind](context);
  const fields = answer.value.filter(form.takes);
  if (fields.length === 0 && context.saved === undefined) {
    main.replaceChildren(h('p', {}, rules.noFields));
    return;
  }
  const known = (id: string): RuleField | null => fields.find((candidate) => candidate.id === id) ?? null;
  const field = fieldChoice(fields, { saved: context.saved, rules, onChange: (id) => form.fit(known(id)) });
  main.replaceChildren(
    h('p', { class: 'about' }, form.about),
    field.element,
    ...form.elements,
    h('p', { class: 'help' }, rules.preview),
  );
  await workflowRules.onConfigure(() => {
    const chosen = field.read();
    const base = chosen && { ...chosen, language: context.language };
    const settings = base && form.settings(base, known(base.fieldId));
    // Forge takes `undefined` for "not yet", which the type of its callback leaves out.
    return Promise.resolve((settings === null ? undefined : JSON.stringify(settings)) as string);
  });
}

void start();
