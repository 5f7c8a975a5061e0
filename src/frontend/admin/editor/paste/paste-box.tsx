import { Button, Inline, List, ListItem, LoadingButton, Stack, Text } from '@forge/react';
import React, { type ReactNode } from 'react';
import type { Pasted } from '../../../../paste/pasted';
import { pageError } from '../../../shared/call';
import { ChoiceInput, TextAreaInput } from '../../../shared/inputs';
import { Card, Message } from '../../../shared/layout';
import { useSurroundings } from '../../../shared/surroundings';
import { pathLabel } from '../../../wording/input-words';
import type { FormView } from '../model/form-view';
import { usePaste, type Paste } from './use-paste';

/** Takes what people have, says what was found in it and what was not, and fills the form. */
export function PasteBox({ form, given }: { form: FormView; given: Pasted | null }): React.JSX.Element {
  const words = useSurroundings().wording.paste;
  const paste = usePaste(form, given);
  return (
    <Card>
      <TextAreaInput
        id="paste.text"
        label={words.label}
        help={words.help}
        placeholder={words.placeholder}
        rows={2}
        isMonospaced
        value={paste.text}
        revision={paste.revision}
        onChange={paste.setText}
      />
      <Inline>
        <LoadingButton isLoading={paste.stage.at === 'asking'} onClick={paste.read}>
          {words.read}
        </LoadingButton>
      </Inline>
      <Stage paste={paste} />
    </Card>
  );
}

function Stage({ paste }: { paste: Paste }): ReactNode {
  const { wording, locale } = useSurroundings();
  const words = wording.paste;
  const { stage } = paste;
  switch (stage.at) {
    case 'open':
    case 'asking':
      return null;
    case 'error':
      return (
        <Message tone="error">
          <Text>{pageError(stage.error, wording, locale)}</Text>
        </Message>
      );
    case 'declined':
      return (
        <Message tone="warning">
          <Text>{words.declined(stage.host)}</Text>
        </Message>
      );
    case 'other-key-file':
      return (
        <Message tone="warning">
          <Text>{wording.keyFile.problems['other-kind']}</Text>
        </Message>
      );
    case 'problem': {
      const { problem } = stage;
      return (
        <Message tone="warning">
          <Text>{wording.pasteProblem(problem)}</Text>
          {problem.code === 'paste-address' && problem.isHttps ? (
            <Inline space="space.100" rowSpace="space.100" shouldWrap>
              {(['issuer', 'description', 'api'] as const).map((meaning) => (
                <Button key={meaning} onClick={() => paste.readAddress(problem.url, meaning)}>
                  {words.address[meaning]}
                </Button>
              ))}
            </Inline>
          ) : null}
        </Message>
      );
    }
    case 'choosing':
      return <Choosing paste={paste} pasted={stage.pasted} />;
    case 'filled':
      return <Filled paste={paste} pasted={stage.pasted} filled={stage.filled} />;
  }
}

function Choosing({ paste, pasted }: { paste: Paste; pasted: Pasted }): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.paste;
  const choice = paste.stage.at === 'choosing' ? paste.stage.choice : { baseUrl: 0, authentication: 0, path: -1 };
  const numbered = (texts: readonly string[]): { value: string; label: string }[] =>
    texts.map((label, at) => ({ value: String(at), label }));
  return (
    <Stack space="space.150">
      <Message tone="information" title={words.found(wording.pastedKind(pasted.kind), pasted.name)}>
        <Notes pasted={pasted} />
      </Message>
      {pasted.baseUrls.length > 1 ? (
        <ChoiceInput
          id="paste.baseUrl"
          label={words.chooseServer(pasted.baseUrls.length)}
          value={String(choice.baseUrl)}
          choices={numbered(pasted.baseUrls)}
          onChange={(at) => paste.choose({ baseUrl: Number(at) })}
        />
      ) : null}
      {pasted.authentications.length > 1 ? (
        <ChoiceInput
          id="paste.authentication"
          label={words.chooseAuthentication(pasted.authentications.length)}
          value={String(choice.authentication)}
          choices={numbered(
            pasted.authentications.map(({ label, authentication: { kind } }) =>
              label === '' ? wording.authenticationName(kind) : `${label}: ${wording.authenticationName(kind)}`,
            ),
          )}
          onChange={(at) => paste.choose({ authentication: Number(at) })}
        />
      ) : null}
      {pasted.paths.length > 1 ? (
        <ChoiceInput
          id="paste.path"
          label={words.choosePath(pasted.paths.length)}
          placeholder={words.noPath}
          isSearchable
          value={choice.path < 0 ? null : String(choice.path)}
          choices={numbered(pasted.paths)}
          onChange={(at) => paste.choose({ path: Number(at) })}
        />
      ) : null}
      <Inline>
        <Button onClick={paste.fill}>{words.fill}</Button>
      </Inline>
    </Stack>
  );
}

function Filled({
  paste,
  pasted,
  filled,
}: {
  paste: Paste;
  pasted: Pasted | null;
  filled: readonly string[];
}): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.paste;
  const labels = [...new Set(filled.map((path) => pathLabel(path, wording.form)))];
  const title = pasted === null ? words.foundServer : words.found(wording.pastedKind(pasted.kind), pasted.name);
  return (
    <Message tone={filled.length === 0 ? 'information' : 'success'} title={title}>
      <Text>{filled.length === 0 ? words.nothingNew : words.filled(labels, locale)}</Text>
      {pasted === null ? null : <Notes pasted={pasted} />}
      {filled.length === 0 ? null : (
        <Inline>
          <Button appearance="subtle" spacing="compact" onClick={paste.takeBack}>
            {words.takeBack}
          </Button>
        </Inline>
      )}
    </Message>
  );
}

/** What is missing in the text, and what the form has no place for. */
function Notes({ pasted }: { pasted: Pasted }): React.JSX.Element | null {
  const { wording, locale } = useSurroundings();
  const isKeyFile = pasted.kind === 'service-account';
  const missing = [
    ...(pasted.baseUrls.length === 0 && !isKeyFile ? [wording.paste.noServer] : []),
    ...(pasted.authentications.length === 0 && !isKeyFile ? [wording.paste.noAuthentication] : []),
  ];
  const notes = [...missing, ...pasted.notes.map((note) => wording.pasteNote(note, locale))];
  if (notes.length === 0) return null;
  return (
    <List type="unordered">
      {notes.map((note) => (
        <ListItem key={note}>{note}</ListItem>
      ))}
    </List>
  );
}
