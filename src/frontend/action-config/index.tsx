import { makeInvoke, view } from '@forge/bridge';
import ForgeReconciler, {
  HelperMessage,
  Label,
  SectionMessage,
  Select,
  Stack,
  Text,
  TextArea,
  Textfield,
  useProductContext,
} from '@forge/react';
import React, { useEffect, useRef, useState } from 'react';
import { holdsAccounts, isReadOnly } from '../../contract/field-kind';
import type { RuleApi } from '../../contract/workflow-rule';
import { actions as inEnglish } from '../wording/english/actions';
import { ruleFailure as failureInEnglish } from '../wording/english/rules';
import { actions as inGerman } from '../wording/german/actions';
import { ruleFailure as failureInGerman } from '../wording/german/rules';

const invoke = makeInvoke<RuleApi>();

type Answer = ReturnType<RuleApi['ruleFields']>;
type Inputs = Record<string, unknown>;

/** The inputs of an action. Each change is handed to Automation at once, which keeps them and enables its own button. */
function ActionConfiguration({
  moduleKey,
  locale,
  saved,
}: {
  moduleKey: string;
  locale: string;
  saved: Inputs;
}): React.JSX.Element {
  const isGerman = locale.toLowerCase().startsWith('de');
  const [words, failure] = isGerman ? [inGerman, failureInGerman] : [inEnglish, failureInEnglish];
  const [answer, setAnswer] = useState<Answer | null>(null);
  const inputs = useRef<Inputs>({ issueKey: '{{issue.key}}', ...saved });
  useEffect(() => {
    void invoke('ruleFields', {}).then(setAnswer);
  }, []);
  const put = (name: string, value: string): void => {
    inputs.current = { ...inputs.current, [name]: value };
    void view.submit(inputs.current);
  };
  const text = (name: string): string => {
    const value = inputs.current[name];
    return typeof value === 'string' ? value : '';
  };
  if (answer === null) return <Text>{words.loading}</Text>;
  if (!answer.ok) {
    return (
      <SectionMessage appearance="error">
        <Text>{failure(answer.error)}</Text>
      </SectionMessage>
    );
  }
  const fields = answer.value.filter(({ kind }) => !isReadOnly(kind) && !holdsAccounts(kind));
  const options = fields.map(({ id, name }) => ({ value: id, label: name }));
  const name = moduleKey === 'set-connected-field-action' ? 'keys' : 'search';
  return (
    <Stack space="space.200">
      <Stack>
        <Label labelFor="field">{words.field}</Label>
        <Select
          inputId="field"
          placeholder={words.chooseField}
          options={options}
          defaultValue={options.find(({ value }) => value === inputs.current['field'])}
          onChange={(chosen: { value: string } | null) => put('field', chosen?.value ?? '')}
        />
      </Stack>
      <Stack>
        <Label labelFor="issue-key">{words.issueKey}</Label>
        <Textfield
          id="issue-key"
          defaultValue={text('issueKey')}
          onChange={(event) => put('issueKey', String(event.target.value))}
        />
        <HelperMessage>{words.issueKeyHelp}</HelperMessage>
      </Stack>
      <Stack>
        <Label labelFor={name}>{words[name]}</Label>
        {name === 'keys' ? (
          <TextArea id={name} defaultValue={text(name)} onChange={(event) => put(name, String(event.target.value))} />
        ) : (
          <Textfield id={name} defaultValue={text(name)} onChange={(event) => put(name, String(event.target.value))} />
        )}
        <HelperMessage>{name === 'keys' ? words.keysHelp : words.searchHelp}</HelperMessage>
      </Stack>
    </Stack>
  );
}

function Page(): React.JSX.Element | null {
  const context = useProductContext();
  if (context === undefined) return null;
  const { data } = context.extension as { data?: { inputs?: Inputs } };
  return <ActionConfiguration moduleKey={context.moduleKey} locale={context.locale} saved={data?.inputs ?? {}} />;
}

ForgeReconciler.render(<Page />);
