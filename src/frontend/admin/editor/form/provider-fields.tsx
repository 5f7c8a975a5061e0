import { Box, Button, Inline, Link, List, ListItem, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { providerIds, type PresetAnswers, type PresetQuestion, type ProviderId } from '../../../../presets/providers';
import { answerProblem, checkAnswers } from '../../../../presets/answers';
import { presetOf } from '../../../../presets/providers';
import { recogniseProvider } from '../../../../presets/recognise-provider';
import { ChoiceInput, TextInput } from '../../../shared/inputs';
import { Card, Message } from '../../../shared/layout';
import { useSurroundings } from '../../../shared/surroundings';
import type { FormView } from '../model/form-view';
import type { KeyFile } from '../../../../presets/key-file';
import { KeyFileInput } from './key-file-input';
import {
  fillingOf,
  keyFileValues,
  noPresetValues,
  presetValues,
  type Filling,
  type PresetValues,
} from '../model/preset-values';

/**
 * Who gives the tokens. Asks for what only the administrator knows, in the provider's own terms, fills in the rest, and
 * says what people usually learn from an error. Nothing of it is stored: the settings it fills in are.
 */
export function ProviderFields({ form }: { form: FormView }): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.presets;
  const [chosen, setChosen] = useState<ProviderId | null>(null);
  const [answers, setAnswers] = useState<PresetAnswers>({});
  const [isInsisting, setInsisting] = useState(false);
  const [before, setBefore] = useState<PresetValues>(noPresetValues);
  const [filling, setFilling] = useState<Filling | null>(null);
  const recognised = recogniseProvider(form.values.tokenUrl)?.provider ?? null;
  const provider = chosen ?? recognised ?? 'generic';
  const preset = presetOf(provider);
  // Also later, and at a server that nobody recognises: the key may have to be given again.
  const takesKeyFile = preset.hasKeyFile || (chosen === null && form.values.clientAuthentication === 'jwt-bearer');

  const fill = (typed: 'keep' | 'replace'): void => {
    setInsisting(true);
    if (Object.keys(checkAnswers(preset, answers)).length > 0) return;
    take(presetValues(preset, answers), typed);
  };

  const take = (wanted: PresetValues, typed: 'keep' | 'replace', secrets: KeyFile['secrets'] = {}): void => {
    const result = fillingOf(form.values, wanted, { before, typed });
    form.dispatch({
      type: 'fill',
      patch: {
        ...result.patch,
        ...(secrets['private-key'] !== undefined && { madeKeyId: '' }),
        secrets: { ...form.values.secrets, ...secrets },
      },
    });
    setBefore(wanted);
    setFilling(result);
  };

  return (
    <Stack space="space.100">
      <ChoiceInput
        id="preset.provider"
        label={words.label}
        help={chosen === null && recognised !== null ? words.recognised : words.help}
        value={provider}
        choices={providerIds.map((value) => ({ value, label: wording.providerName(value) }))}
        onChange={(value) => {
          setChosen(value);
          setInsisting(false);
          setFilling(null);
        }}
      />
      {provider === 'generic' ? null : (
        <Card>
          <Traps provider={provider} />
          {chosen === null ? null : (
            <>
              <Box>
                {preset.questions.map((question) => (
                  <Question
                    key={question.id}
                    question={question}
                    answers={answers}
                    isInsisting={isInsisting}
                    onAnswer={(text) => setAnswers({ ...answers, [question.id]: text })}
                  />
                ))}
              </Box>
              {takesKeyFile ? null : (
                <Inline>
                  <Button onClick={() => fill('keep')}>{words.fill}</Button>
                </Inline>
              )}
            </>
          )}
        </Card>
      )}
      {takesKeyFile ? <KeyFileInput onRead={(file) => take(keyFileValues(file), 'replace', file.secrets)} /> : null}
      {filling === null ? null : <Filled filling={filling} onReplace={() => fill('replace')} />}
    </Stack>
  );
}

function Traps({ provider }: { provider: ProviderId }): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.presets;
  const { traps, scopes, documentation } = presetOf(provider);
  return (
    <Stack space="space.050">
      <Text weight="bold">{words.traps}</Text>
      <List type="unordered">
        {traps.map((id) => (
          <ListItem key={id}>{wording.trap(id)}</ListItem>
        ))}
        {scopes.example === null ? null : (
          <ListItem key="scopes">
            {scopes.need === 'required' ? words.scopesRequired(scopes.example) : words.scopes(scopes.example)}
          </ListItem>
        )}
      </List>
      {documentation === null ? null : (
        <Text>
          <Link href={documentation} openNewTab>
            {words.documentation(wording.providerName(provider))}
          </Link>
        </Text>
      )}
    </Stack>
  );
}

type QuestionProps = {
  question: PresetQuestion;
  answers: PresetAnswers;
  isInsisting: boolean;
  onAnswer: (text: string) => void;
};

function Question({ question, answers, isInsisting, onAnswer }: QuestionProps): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.presetQuestion(question.id);
  const value = answers[question.id] ?? question.initial ?? '';
  const found = answerProblem(question, answers);
  const problem = isInsisting && found !== null ? wording.presetAnswerProblem(found) : null;
  const shared = { id: `preset.${question.id}`, ...words, problem };
  return question.kind === 'choice' ? (
    <ChoiceInput
      {...shared}
      value={value}
      choices={question.choices.map((choice) => ({ value: choice, label: wording.presets.choice(choice) }))}
      onChange={onAnswer}
    />
  ) : (
    <TextInput
      {...shared}
      placeholder={wording.presets.example(question.example)}
      value={value}
      revision={0}
      onChange={onAnswer}
    />
  );
}

function Filled({ filling, onReplace }: { filling: Filling; onReplace: () => void }): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.presets;
  const labels = (names: Filling['filled']): string[] => names.map((name) => wording.form[name].label);
  const { filled, kept } = filling;
  return (
    <Message tone={kept.length === 0 ? 'success' : 'information'}>
      <Stack space="space.100">
        <Text>{filled.length === 0 && kept.length === 0 ? words.nothingToFill : words.filled(labels(filled))}</Text>
        {kept.length === 0 ? null : (
          <>
            <Text>{words.kept(labels(kept))}</Text>
            <Inline>
              <Button spacing="compact" onClick={onReplace}>
                {words.replace}
              </Button>
            </Inline>
          </>
        )}
      </Stack>
    </Message>
  );
}
