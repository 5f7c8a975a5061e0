import { Box, Button, HelperMessage, Inline, Label, Lozenge } from '@forge/react';
import React from 'react';
import { TextAreaInput, TextInput } from '../../shared/inputs';
import { useSurroundings } from '../../shared/surroundings';
import type { FormView } from './form-view';
import { isOptionalSecret, type SingleSecret } from './form-values';

type Props = { form: FormView; name: SingleSecret; label: string; help?: string; isMultiline?: boolean };

/** A write-only secret: "Saved" with Replace while one is stored, an input otherwise or when it must be entered again. */
export function SecretInput({ form, name, label, help, isMultiline }: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.form.secret;
  const path = `secrets.${name}`;
  const { state, dispatch } = form;
  const isOptional = isOptionalSecret(name);
  const saved = state.savedSecrets.includes(name);
  const input = form.at(path);
  if (saved && !state.replacing.includes(name) && input.problem === null) {
    return (
      <Box>
        <Label labelFor={`${path}.replace`}>{label}</Label>
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Lozenge appearance="success">{words.saved}</Lozenge>
          <Button spacing="compact" onClick={() => dispatch({ type: 'replace-secret', name })}>
            {isOptional ? words.replaceOrRemove(label) : words.replace(label)}
          </Button>
        </Inline>
        <HelperMessage>{words.savedHelp}</HelperMessage>
      </Box>
    );
  }
  const shared = {
    ...input,
    label,
    help: saved ? (isOptional ? words.removeHelp : words.replaceHelp) : help,
    value: form.values.secrets[name] ?? '',
    isRequired: !isOptional,
    onChange: (text: string) => dispatch({ type: 'type-secret', name, text }),
  };
  return (
    <Box>
      {isMultiline === true ? (
        <TextAreaInput {...shared} rows={6} isMonospaced />
      ) : (
        <TextInput {...shared} type="password" />
      )}
      {saved && state.replacing.includes(name) ? (
        <Button appearance="subtle" spacing="compact" onClick={() => dispatch({ type: 'keep-secret', name })}>
          {words.keep(label)}
        </Button>
      ) : null}
    </Box>
  );
}
