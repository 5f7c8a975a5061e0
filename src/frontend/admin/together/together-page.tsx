import { Button, DynamicTable, Heading, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { rotatedSecrets, type SharedChange, type SharedSettings } from '../../../contract/together';
import { pageError } from '../../shared/call';
import { ChoiceInput, TextInput } from '../../shared/inputs';
import { Message } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { PageHead } from '../../shared/page-head';
import { SharedPlanView } from './shared-plan-view';
import { useTogether, type NewSecrets, type TogetherState } from './use-together';

const noSecrets: NewSecrets = { 'client-secret': '', 'next-client-secret': '' };

type Chosen =
  ({ kind: 'host' } & SharedSettings['hosts'][number]) | ({ kind: 'client' } & SharedSettings['clients'][number]);

/** One change of everything that shares a host or a client: what it touches, then what came of it. */
export function TogetherPage({ onLeave }: { onLeave: () => void }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.together;
  const [state, actions] = useTogether();
  const [key, setKey] = useState<string | null>(null);
  const [revision, setRevision] = useState(0);
  const [typed, setTyped] = useState({ host: '', clientId: '', endsOn: '' });
  const [secrets, setSecrets] = useState(noSecrets);
  const { shared, isBusy, error, plan, notice, results } = state;
  const choices = shared === null ? [] : choicesOf(shared);
  const chosen = choices.find((choice) => choice.key === key)?.chosen ?? null;
  const change = chosen === null ? null : changeOf(chosen, typed);
  const type = (patch: Partial<typeof typed>): void => {
    setTyped({ ...typed, ...patch });
    actions.forget();
  };
  const typeSecret = (patch: Partial<NewSecrets>): void => {
    setSecrets({ ...secrets, ...patch });
    actions.forget();
  };
  const isHostWrong = typed.host !== '' && !/^[^\s/?#@\\]+$/.test(typed.host.trim());
  const brought = rotatedSecrets.filter((name) => secrets[name] !== '');
  return (
    <Stack space="space.300">
      <PageHead back={words.back} onBack={onLeave} title={words.title} intro={words.intro} />
      {shared === null ? error === null ? <Spinner size="large" label={words.planning} /> : null : null}
      {shared !== null && choices.length === 0 ? <Text>{words.nothingShared}</Text> : null}
      {choices.length === 0 ? null : (
        <ChoiceInput
          id="together.what"
          label={words.what}
          value={key}
          placeholder={words.whatPlaceholder}
          isSearchable={choices.length > 10}
          choices={choices.map(({ key: value, chosen: one }) => ({
            value,
            label:
              one.kind === 'host'
                ? words.host(one.host, one.datasources.length)
                : words.client(one.clientId, one.tokenEndpoint, one.datasources.length),
          }))}
          onChange={(value) => {
            const next = choices.find((choice) => choice.key === value)?.chosen;
            setKey(value);
            setTyped({ host: '', clientId: next?.kind === 'client' ? next.clientId : '', endsOn: '' });
            setSecrets(noSecrets);
            setRevision(revision + 1);
            actions.forget();
          }}
        />
      )}
      {chosen?.kind === 'host' ? (
        <TextInput
          id="together.host"
          label={words.newHost}
          help={words.newHostHelp}
          problem={isHostWrong ? words.newHostProblem : null}
          value={typed.host}
          revision={revision}
          isRequired
          onChange={(host) => type({ host })}
        />
      ) : null}
      {chosen?.kind === 'client' ? (
        <Stack space="space.150">
          <TextInput
            id="together.client-id"
            label={words.newClientId}
            value={typed.clientId}
            revision={revision}
            isRequired
            onChange={(clientId) => type({ clientId })}
          />
          <TextInput
            id="together.secret"
            label={words.newSecret}
            help={words.newSecretHelp}
            type="password"
            value={secrets['client-secret']}
            revision={revision}
            onChange={(text) => typeSecret({ 'client-secret': text })}
          />
          <TextInput
            id="together.ends-on"
            label={words.endsOn}
            type="date"
            value={typed.endsOn}
            revision={revision}
            onChange={(endsOn) => type({ endsOn })}
          />
          <TextInput
            id="together.next-secret"
            label={words.nextSecret}
            help={words.nextSecretHelp}
            type="password"
            value={secrets['next-client-secret']}
            revision={revision}
            onChange={(text) => typeSecret({ 'next-client-secret': text })}
          />
        </Stack>
      ) : null}
      {change === null ? null : (
        <Inline space="space.100" alignBlock="center">
          <Button isDisabled={isBusy || isHostWrong} onClick={() => void actions.makePlan(change, brought)}>
            {words.plan}
          </Button>
          {isBusy && results === null ? <Spinner size="small" label={words.planning} /> : null}
        </Inline>
      )}
      {error === null ? null : (
        <Message tone="error" title={words.failedTitle}>
          <Text>{pageError(error, wording, locale)}</Text>
          {results === null || results.length === 0 ? null : <Text>{words.brokeOff}</Text>}
        </Message>
      )}
      {notice === null ? null : (
        <Message tone="warning" title={wording.consent.title(notice.hosts, locale)}>
          <Text>
            {notice.kind === 'full'
              ? wording.consent.full(notice.hosts, locale)
              : wording.consent.declined(notice.hosts, locale)}
          </Text>
        </Message>
      )}
      {plan === null || results !== null ? null : (
        <SharedPlanView
          plan={plan.of}
          isBusy={isBusy}
          onApply={(byGroup) => {
            void actions.apply(secrets, byGroup).then(() => {
              // They were sent, or a person decides anew: none waits on the page.
              setSecrets(noSecrets);
              setRevision((now) => now + 1);
            });
          }}
        />
      )}
      {results === null ? null : (
        <Results
          results={results}
          total={plan?.of.datasources.length ?? results.length}
          isBusy={isBusy}
          onLeave={onLeave}
        />
      )}
    </Stack>
  );
}

type Choice = { key: string; chosen: Chosen };

function choicesOf({ hosts, clients }: SharedSettings): Choice[] {
  return [
    ...hosts.map((one): Choice => ({ key: `host ${one.host}`, chosen: { kind: 'host', ...one } })),
    ...clients.map((one): Choice => ({
      key: `client ${one.tokenEndpoint} ${one.clientId}`,
      chosen: { kind: 'client', ...one },
    })),
  ];
}

/** Null while what has to be typed is not there. */
function changeOf(
  chosen: Chosen,
  { host, clientId, endsOn }: { host: string; clientId: string; endsOn: string },
): SharedChange | null {
  if (chosen.kind === 'host') {
    return host.trim() === '' ? null : { kind: 'host', from: chosen.host, to: host.trim() };
  }
  const { tokenEndpoint, clientId: before } = chosen;
  return clientId.trim() === ''
    ? null
    : { kind: 'client', tokenEndpoint, clientId: before, newClientId: clientId.trim(), secretEndsOn: endsOn };
}

type ResultsProps = {
  results: NonNullable<TogetherState['results']>;
  total: number;
  isBusy: boolean;
  onLeave: () => void;
};

function Results({ results, total, isBusy, onLeave }: ResultsProps): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.together;
  return (
    <Stack space="space.200">
      <Heading as="h3" size="small">
        {words.resultTitle}
      </Heading>
      <DynamicTable
        label={words.resultTable}
        head={{
          cells: [
            { key: 'name', content: words.columns.name, width: 35 },
            { key: 'outcome', content: words.columns.outcome, width: 65 },
          ],
        }}
        rows={results.map((result) => ({
          key: result.id,
          cells: [
            { key: 'name', content: <Text weight="bold">{result.name}</Text> },
            { key: 'outcome', content: <Text>{wording.sharedOutcome(result, locale)}</Text> },
          ],
        }))}
      />
      {isBusy ? (
        <Inline space="space.100" alignBlock="center">
          <Spinner size="small" label={words.changing(results.length, total)} />
          <Text>{words.changing(results.length, total)}</Text>
        </Inline>
      ) : (
        <Inline>
          <Button appearance="primary" onClick={onLeave}>
            {words.toDatasources}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}
