import { Box, Button, Inline, LoadingButton, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { notifyFormats, notifyLanguages, type NotifyInput, type NotifyView } from '../../../contract/notify';
import { pageError } from '../../shared/call';
import { Disclosure } from '../../shared/disclosure';
import { ChoiceInput, TextInput } from '../../shared/inputs';
import { Column, Message } from '../../shared/layout';
import { RawText } from '../../shared/raw-text';
import { useSurroundings } from '../../shared/surroundings';
import { ConfirmDialog } from '../confirm-dialog';
import { pageAddress } from '../routes/route';
import type { NotifyState } from './notify-state';
import type { NotifyActions } from './use-notify';

type Props = { view: NotifyView; state: NotifyState; actions: NotifyActions };

/** As a receiver of all members gets it. */
const sample = {
  text: '“Customers” gets no answer from its API since 2026-11-28 12:01 UTC (HTTP 503). https://…/datasources/…',
  id: '…',
  at: '2026-11-28T12:06:00.000Z',
  datasource: { id: '…', name: 'Customers' },
  event: 'failing',
  part: 'api',
  code: 'api-http-error',
  status: 503,
  since: '2026-11-28T12:01:00.000Z',
  link: 'https://…/datasources/…',
};

/** Where messages go. */
export function NotifyForm({ view, state, actions }: Props): React.JSX.Element {
  const { wording, locale, extension } = useSurroundings();
  const words = wording.notify;
  const { target } = view;
  const { busy, outcome } = state;
  const [isReplacing, setReplacing] = useState(target === null);
  const [typed, setTyped] = useState<Omit<NotifyInput, 'page' | 'basedOn'>>({
    url: target === null ? '' : null,
    headerName: target?.headerName ?? '',
    headerValue: null,
    format: target?.format ?? 'all',
    language: target?.language ?? (locale.startsWith('de') ? 'de' : 'en'),
  });
  const [isAsking, setAsking] = useState(false);
  const basedOn = target?.savedAt ?? null;
  const input: NotifyInput = { ...typed, basedOn, page: pageAddress(extension['location']) ?? '' };
  const change = (patch: Partial<typeof typed>): void => setTyped({ ...typed, ...patch });
  const problems = outcome?.kind === 'failed' && outcome.error.code === 'invalid-input' ? outcome.error.fields : {};
  const problem = (name: string): string | null => {
    const found = problems[name];
    return found === undefined ? null : wording.fieldProblem(found);
  };
  const common = (name: string) => ({ id: `notify.${name}`, problem: problem(name), revision: 0 });
  return (
    <Column>
      <Stack space="space.150">
        {isReplacing || target === null ? (
          <Box>
            <TextInput
              {...common('url')}
              label={words.url.label}
              help={words.url.help}
              type="url"
              isRequired
              focus={target === null ? 0 : 1}
              value={typed.url ?? ''}
              onChange={(url) => change({ url })}
            />
            {target === null ? null : (
              <Button
                appearance="subtle"
                spacing="compact"
                onClick={() => {
                  setReplacing(false);
                  change({ url: null });
                }}
              >
                {words.url.keep}
              </Button>
            )}
          </Box>
        ) : (
          <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
            <Text weight="bold">{words.url.saved(target.host)}</Text>
            <Button
              spacing="compact"
              onClick={() => {
                setReplacing(true);
                change({ url: '' });
              }}
            >
              {words.url.replace}
            </Button>
          </Inline>
        )}
        <ChoiceInput
          id="notify.format"
          label={words.format.label}
          help={words.format.help}
          value={typed.format}
          choices={notifyFormats.map((value) => ({ value, label: words.format[value] }))}
          onChange={(format) => change({ format })}
        />
        <ChoiceInput
          id="notify.language"
          label={words.language.label}
          value={typed.language}
          choices={notifyLanguages.map((value) => ({ value, label: words.language[value] }))}
          onChange={(language) => change({ language })}
        />
        <Disclosure label={words.header.show} labelWhenOpen={words.header.hide} isOpenAtFirst={typed.headerName !== ''}>
          <TextInput
            {...common('headerName')}
            label={words.headerName.label}
            help={words.headerName.help}
            value={typed.headerName}
            onChange={(headerName) => change({ headerName })}
          />
          <TextInput
            {...common('headerValue')}
            label={words.headerValue.label}
            help={isReplacing ? words.headerValue.help : words.headerValue.saved}
            type="password"
            value={typed.headerValue ?? ''}
            onChange={(headerValue) => change({ headerValue: headerValue === '' ? null : headerValue })}
          />
        </Disclosure>
      </Stack>
      <Stack space="space.150">
        <Outcome view={view} state={state} actions={actions} />
        <Inline space="space.100" rowSpace="space.100" shouldWrap>
          <LoadingButton appearance="primary" isLoading={busy === 'save'} onClick={() => void actions.save(input)}>
            {words.save}
          </LoadingButton>
          <LoadingButton isLoading={busy === 'test'} onClick={() => void actions.test(input)}>
            {words.test}
          </LoadingButton>
          {target === null ? null : (
            <Button appearance="subtle" isDisabled={busy !== null} onClick={() => setAsking(true)}>
              {words.remove}
            </Button>
          )}
        </Inline>
      </Stack>
      <Disclosure label={words.what} labelWhenOpen={words.whatLess}>
        <Text>{words.whatBody}</Text>
        <RawText text={JSON.stringify(sample, null, 2)} isJson />
      </Disclosure>
      <ConfirmDialog
        isOpen={isAsking}
        title={words.removeTitle}
        body={words.removeBody}
        confirm={{
          label: words.remove,
          isDanger: true,
          run: () => {
            setAsking(false);
            void actions.remove();
          },
        }}
        cancel={{ label: words.dismiss, run: () => setAsking(false) }}
      />
    </Column>
  );
}

/** What came of the last press, and what stands in the way of messages. */
function Outcome({ view, state, actions }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.notify;
  const { outcome } = state;
  const { target } = view;
  return (
    <>
      {outcome?.kind === 'saved' ? (
        <Message tone="success">
          <Text>{target?.isAllowed === false ? words.savedOnly : words.saved}</Text>
        </Message>
      ) : null}
      {outcome?.kind === 'tested' ? (
        <Message tone={outcome.problem === null ? 'success' : 'error'}>
          <Text>
            {outcome.problem === null ? words.arrived : words.notArrived(wording.notifyProblem(outcome.problem))}
          </Text>
        </Message>
      ) : null}
      {outcome?.kind === 'failed' && outcome.error.code !== 'invalid-input' ? (
        <Message tone="error">
          <Text>{pageError(outcome.error, wording, locale)}</Text>
        </Message>
      ) : null}
      {target === null || target.isAllowed ? null : (
        <Message tone="warning">
          <Text>{words.notAllowed(target.host)}</Text>
          <Inline>
            <Button onClick={() => void actions.approve(target.host)}>{words.approve}</Button>
          </Inline>
        </Message>
      )}
    </>
  );
}
