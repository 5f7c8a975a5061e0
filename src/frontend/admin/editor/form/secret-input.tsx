import { Box, Button, HelperMessage, Inline, Lozenge } from '@forge/react';
import React from 'react';
import { TextInput } from '../../../shared/inputs';
import { Caption } from '../../../shared/layout';
import { useSurroundings } from '../../../shared/surroundings';
import type { FormView } from '../model/form-view';
import { singleSecrets, type SingleSecret } from '../../../../contract/authentication';
import { isOptionalSecret } from '../model/single-secrets';
import { hasMoved } from '../model/moved-hosts';

const hostChanged = { code: 'secret-required', because: 'host-changed' } as const;

type Props = { form: FormView; name: SingleSecret };

/** A write-only secret: "Saved" with Replace while one is stored, an input otherwise or when it must be entered again. */
export function SecretInput({ form, name }: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.form.secret;
  const path = `secrets.${name}`;
  const { state, dispatch } = form;
  const isOptional = isOptionalSecret(name, form.values);
  const { label: plainLabel, help } = wording.form.secretInputs[name];
  const label = isOptional ? wording.form.optional(plainLabel) : plainLabel;
  const saved = state.savedSecrets.includes(name);
  const isMoved = saved && hasMoved(singleSecrets[name].to, form.values, state.baseline);
  const typed = form.values.secrets[name] ?? '';
  const input = form.at(path);
  if (saved && !isMoved && typed === '' && !state.replacing.includes(name) && input.problem === null) {
    return (
      <Box>
        <Caption>{label}</Caption>
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
  return (
    <Box>
      <TextInput
        {...input}
        label={label}
        help={
          isMoved
            ? wording.fieldProblem(hostChanged)
            : saved
              ? isOptional
                ? words.removeHelp
                : words.replaceHelp
              : help
        }
        type="password"
        value={typed}
        isRequired={!isOptional}
        onChange={(text) => dispatch({ type: 'type-secret', name, text })}
      />
      {saved && !isMoved ? (
        <Button appearance="subtle" spacing="compact" onClick={() => dispatch({ type: 'keep-secret', name })}>
          {words.keep(label)}
        </Button>
      ) : null}
    </Box>
  );
}
