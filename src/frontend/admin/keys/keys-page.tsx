import { Button, ButtonGroup, Inline, LoadingButton, Spinner, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { mostRetiredKeys, rotationDays, type DatasourceKeys } from '../../../contract/datasource-keys';
import type { PublicKey } from '../../../contract/key-pair';
import { pageError, type PageError } from '../../shared/call';
import { CopyText } from '../../shared/copy-text';
import { ChoiceInput } from '../../shared/inputs';
import { Card, Column, Message, Section } from '../../shared/layout';
import { useNow, useSurroundings } from '../../shared/surroundings';
import { pastTimeAndRelative, plannedTime } from '../../shared/when';
import { PageHead } from '../../shared/page-head';
import { backend } from '../backend';
import { ConfirmDialog } from '../confirm-dialog';
import { useKeys, type KeysActions } from './use-keys';

/** The keys that a datasource signs with: what to register, when to switch, what to remove. */
export function KeysPage({ id, onLeave }: { id: string; onLeave: () => void }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.keys;
  const [{ keys, error, isBusy }, actions] = useKeys(id);
  return (
    <Column>
      <PageHead
        back={words.back}
        onBack={onLeave}
        title={keys === null ? null : words.title(keys.name)}
        intro={words.intro}
      />
      {error === null ? null : (
        <Message tone="error" title={words.failedTitle}>
          <Text>
            {isKeyRefused(error) && keys?.next != null
              ? words.nextRefused(keys.next.key.keyId ?? '')
              : pageError(error, wording, locale)}
          </Text>
          {error.code === 'conflict' || keys === null ? (
            <Inline>
              <Button onClick={actions.load}>{wording.list.reload}</Button>
            </Inline>
          ) : null}
        </Message>
      )}
      {keys === null ? (
        error === null ? (
          <Spinner size="large" label={words.loading} />
        ) : null
      ) : (
        <Keys keys={keys} isBusy={isBusy} act={actions.act} />
      )}
    </Column>
  );
}

/** Of all that is done here only the switch asks for a token, with the next key: a client that is refused is a key that is not known. */
function isKeyRefused(error: PageError): boolean {
  return 'meaning' in error && ['client', 'client-perhaps', 'assertion'].includes(error.meaning);
}

type KeysProps = { keys: DatasourceKeys; isBusy: boolean; act: KeysActions['act'] };

function Keys({ keys, isBusy, act }: KeysProps): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const words = wording.keys;
  const now = useNow(60_000);
  const [isAsking, setIsAsking] = useState(false);
  const { current, next, retired, everyDays, dueAt } = keys;
  const since = (at: string): string => pastTimeAndRelative(at, now, place);
  return (
    <>
      {retired.length === 0 ? null : (
        <Message tone="warning" title={words.retiredTitle}>
          {retired.map(({ keyId, at }) => (
            <Stack key={keyId} space="space.100" alignInline="start">
              <Text>{words.retired(keyId, since(at))}</Text>
              <Button
                isDisabled={isBusy}
                onClick={() => void act((which) => backend.forgetRetiredKey({ ...which, keyId }))}
              >
                {words.removed(keyId)}
              </Button>
            </Stack>
          ))}
          {retired.length < mostRetiredKeys ? null : <Text>{words.retiredMost(mostRetiredKeys)}</Text>}
        </Message>
      )}
      <Card>
        <Text weight="bold">{words.current}</Text>
        <Text>{current === null ? words.unreadable : idOf(current, words)}</Text>
      </Card>
      <Card>
        <Text weight="bold">{words.next}</Text>
        {next === null ? (
          <Text>{words.noNext}</Text>
        ) : (
          <>
            <Text>{idOf(next.key, words)}</Text>
            <Text color="color.text.subtle">{words.madeAt(since(next.madeAt))}</Text>
          </>
        )}
        <ButtonGroup label={words.next}>
          <LoadingButton
            appearance={next === null ? 'primary' : 'default'}
            isLoading={isBusy}
            onClick={() => void act(backend.makeNextKey)}
          >
            {next === null ? words.make : words.makeAnother}
          </LoadingButton>
          {next === null ? null : (
            <Button appearance="subtle" isDisabled={isBusy} onClick={() => void act(backend.discardNextKey)}>
              {words.discard}
            </Button>
          )}
        </ButtonGroup>
      </Card>
      <Jwks keys={[current, next?.key ?? null].filter((key) => key !== null)} />
      {next === null ? null : (
        <Stack space="space.050" alignInline="start">
          <Button appearance="primary" isDisabled={isBusy} onClick={() => setIsAsking(true)}>
            {words.switch}
          </Button>
          <Text size="small" color="color.text.subtle">
            {words.switchHelp}
          </Text>
        </Stack>
      )}
      <Section title={words.schedule}>
        <ChoiceInput
          id="keys.schedule"
          label={words.schedule}
          help={
            dueAt === null
              ? words.scheduleHelp
              : `${words.scheduleHelp} ${words.due(plannedTime(dueAt, now, place, wording.due))}`
          }
          value={String(everyDays ?? 0)}
          choices={[
            { value: '0', label: words.never },
            ...rotationDays.map((days) => ({ value: String(days), label: words.everyDays(days) })),
          ]}
          onChange={(value) => {
            const days = rotationDays.find((one) => String(one) === value) ?? null;
            void act((which) => backend.planKeyRotation({ ...which, everyDays: days }));
          }}
        />
      </Section>
      <ConfirmDialog
        isOpen={isAsking}
        title={words.switchTitle}
        body={words.switchBody}
        confirm={{
          label: words.switch,
          run: () => {
            setIsAsking(false);
            void act(backend.switchKey);
          },
        }}
        cancel={{ label: words.cancel, run: () => setIsAsking(false) }}
      />
    </>
  );
}

function idOf({ keyId }: PublicKey, words: { keyId: (id: string) => string; noKeyId: string }): string {
  return keyId === null ? words.noKeyId : words.keyId(keyId);
}

/** Public halves as one set, which servers take at registration. */
function Jwks({ keys }: { keys: readonly PublicKey[] }): React.JSX.Element | null {
  const words = useSurroundings().wording.keys;
  const [isShown, setIsShown] = useState(false);
  if (keys.length === 0) return null;
  if (!isShown) {
    return (
      <Inline>
        <Button onClick={() => setIsShown(true)}>{words.showJwks}</Button>
      </Inline>
    );
  }
  return (
    <CopyText
      id="keys.jwks"
      label={words.jwksLabel}
      help={words.jwksHelp(keys.length > 1)}
      text={JSON.stringify({ keys: keys.map(({ jwk }) => jwk) }, null, 2)}
      close={{ label: words.hideJwks, run: () => setIsShown(false) }}
    />
  );
}
