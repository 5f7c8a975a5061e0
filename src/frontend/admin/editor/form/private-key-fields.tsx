import {
  Box,
  Button,
  ButtonGroup,
  ErrorMessage,
  HelperMessage,
  Inline,
  LoadingButton,
  Lozenge,
  Stack,
  Text,
} from '@forge/react';
import React from 'react';
import { assertionAlgorithms } from '../../../../contract/signing-algorithm';
import { pageError } from '../../../shared/call';
import { ChoiceInput, TextAreaInput, TextInput } from '../../../shared/inputs';
import { Caption, Message } from '../../../shared/layout';
import { useSurroundings } from '../../../shared/surroundings';
import type { FormView } from '../model/form-view';
import { usesMadeKey } from '../model/form-values';
import { hasMoved } from '../model/moved-hosts';
import { PublicKeyCard } from './public-key-card';
import type { KeyPair } from '../session/use-key-pair';

const path = 'secrets.private-key';

type Props = { form: FormView; keyPair: KeyPair };

/** The key that signs assertions: made by the app, pasted, or saved; and its public half to register. */
export function PrivateKeyFields({ form, keyPair }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.form;
  const { values } = form;
  return (
    <>
      <ChoiceInput
        {...form.at('oauth.assertion.algorithm')}
        label={words.assertionAlgorithm.label}
        help={words.assertionAlgorithm.help}
        value={values.assertionAlgorithm}
        choices={assertionAlgorithms.map((value) => ({ value, label: wording.assertionAlgorithm(value) }))}
        onChange={(assertionAlgorithm) => form.edit({ assertionAlgorithm })}
      />
      <Key form={form} keyPair={keyPair} />
      {keyPair.error === null ? null : (
        <Message tone="error">
          <Text>{pageError(keyPair.error, wording, locale)}</Text>
        </Message>
      )}
      {keyPair.publicKey === null ? null : <PublicKeyCard publicKey={keyPair.publicKey} onHide={keyPair.hide} />}
      <TextInput
        {...form.at('oauth.assertion.keyId')}
        label={words.assertionKeyId.label}
        help={words.assertionKeyId.help}
        value={values.assertionKeyId}
        onChange={(assertionKeyId) => form.edit({ assertionKeyId })}
      />
    </>
  );
}

/** A key is being pasted, or came out of a key file. */
function isTyped({ state, values }: FormView): boolean {
  return state.replacing.includes('private-key') || (values.secrets['private-key'] ?? '') !== '';
}

function Key({ form, keyPair }: Props): React.JSX.Element {
  const { privateKey: words, secretInputs } = useSurroundings().wording.form;
  const { state, values, dispatch } = form;
  // A saved key is good for the hosts that it was saved for.
  const isSaved = state.savedSecrets.includes('private-key') && !hasMoved('token', values, state.baseline);
  const isMade = usesMadeKey(values);
  const input = form.at(path);
  if (isTyped(form)) return <PastedKey form={form} keyPair={keyPair} isSaved={isSaved} />;
  const hasKey = isMade || isSaved;
  const help = isMade ? (isSaved ? words.madeBesideSaved : words.made) : isSaved ? words.savedHelp : words.help;
  return (
    <Box>
      <Caption>{secretInputs['private-key'].label}</Caption>
      <Stack space="space.050">
        {hasKey ? (
          <Inline>
            <Lozenge appearance={isMade ? 'new' : 'success'}>{isMade ? words.isNew : words.isSaved}</Lozenge>
          </Inline>
        ) : null}
        <ButtonGroup label={secretInputs['private-key'].label}>
          <LoadingButton
            key={input.focus}
            autoFocus={input.focus > 0}
            isLoading={keyPair.busy === 'make'}
            onClick={() => void keyPair.make()}
          >
            {hasKey ? words.makeAnother : words.make}
          </LoadingButton>
          <Button onClick={() => dispatch({ type: 'replace-secret', name: 'private-key' })}>{words.paste}</Button>
          {hasKey && keyPair.publicKey === null ? <ShowButton keyPair={keyPair} /> : null}
          {isMade && isSaved ? (
            <Button appearance="subtle" onClick={() => dispatch({ type: 'keep-secret', name: 'private-key' })}>
              {words.keep}
            </Button>
          ) : null}
        </ButtonGroup>
      </Stack>
      {input.problem === null ? <HelperMessage>{help}</HelperMessage> : <ErrorMessage>{input.problem}</ErrorMessage>}
    </Box>
  );
}

function PastedKey({ form, keyPair, isSaved }: Props & { isSaved: boolean }): React.JSX.Element {
  const { privateKey: words, secretInputs } = useSurroundings().wording.form;
  const typed = form.values.secrets['private-key'] ?? '';
  return (
    <Box>
      <TextAreaInput
        {...form.at(path)}
        label={secretInputs['private-key'].label}
        help={isSaved ? words.pasteBesideSaved : words.pasteHelp}
        value={typed}
        rows={6}
        isMonospaced
        isRequired
        onChange={(text) => form.dispatch({ type: 'type-secret', name: 'private-key', text })}
      />
      <ButtonGroup label={secretInputs['private-key'].label}>
        {typed.trim() === '' || keyPair.publicKey !== null ? null : <ShowButton keyPair={keyPair} />}
        <Button appearance="subtle" onClick={() => form.dispatch({ type: 'keep-secret', name: 'private-key' })}>
          {isSaved ? words.keep : words.makeInstead}
        </Button>
      </ButtonGroup>
    </Box>
  );
}

function ShowButton({ keyPair }: { keyPair: KeyPair }): React.JSX.Element {
  const { privateKey: words } = useSurroundings().wording.form;
  return (
    <LoadingButton isLoading={keyPair.busy === 'show'} onClick={() => void keyPair.show()}>
      {words.show}
    </LoadingButton>
  );
}
