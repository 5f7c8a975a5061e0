import { Button, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { MovedBinding } from '../../../paste/elements-connect/moved-in';
import { pageError } from '../../shared/call';
import { Message } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { PageHead } from '../../shared/page-head';
import { CopyPanel } from '../../shared/copy/copy-panel';
import { ConfigurationPage } from '../../field-configuration/configuration-page';
import { backend } from '../backend';
import { openIssue } from './jira-pages';
import { useSiteFields } from './use-site-fields';

type Props = {
  fieldId: string;
  contextId: string;
  datasourceId: string | null;
  /** What the form of a field that was never configured is filled with. */
  given: MovedBinding | null;
  onConnected: () => void;
  onConnectAnother: () => void;
  onToFields: () => void;
  onCreateDatasource: () => void;
};

/** A field's configuration inside of the administration, and what comes after it. */
export function ConfigurePage(props: Props): React.JSX.Element {
  const { fieldId, contextId, datasourceId, given, onConnected } = props;
  const { wording, locale } = useSurroundings();
  const words = wording.connect;
  const { fields, error, load } = useSiteFields();
  const [done, setDone] = useState<Done | null>(null);
  const field = fields?.find(({ id }) => id === fieldId);
  if (done !== null) return <Connected {...props} {...done} name={field?.name ?? fieldId} />;
  if (error !== null && fields === undefined) {
    return (
      <Message tone="error" title={words.failedTitle}>
        <Text>{pageError(error, wording, locale)}</Text>
        <Inline>
          <Button onClick={load}>{wording.list.reload}</Button>
        </Inline>
      </Message>
    );
  }
  if (fields === undefined) return <Spinner size="large" label={words.loading} />;
  if (field === undefined) {
    return (
      <Message tone="warning">
        <Text>{fields === null ? words.jiraSilent : words.unknownField}</Text>
        <Inline>
          <Button onClick={props.onToFields}>{words.toFields}</Button>
        </Inline>
      </Message>
    );
  }
  return (
    <Stack space="space.200">
      <PageHead back={words.toFields} onBack={props.onToFields} title={field.name} />
      <ConfigurationPage
        fieldId={fieldId}
        contextId={contextId}
        kind={field.kind}
        datasourceId={datasourceId}
        given={given}
        onSaved={async ({ version, settings }) => {
          const answer = await backend.issueToTry({ fieldId });
          setDone({
            issueKey: answer.ok ? answer.value.issueKey : null,
            copyVersion: settings.copy === null ? null : version,
          });
          onConnected();
        }}
        onCancel={props.onToFields}
        onCreateDatasource={props.onCreateDatasource}
      />
    </Stack>
  );
}

/** `copyVersion`: the version of the configuration that wants a copy of the source kept; null: it wants none. */
type Done = { issueKey: string | null; copyVersion: number | null };

type ConnectedProps = Pick<Props, 'fieldId' | 'contextId' | 'onConnectAnother' | 'onToFields'> &
  Done & { name: string };

function Connected({
  name,
  issueKey,
  copyVersion,
  onConnectAnother,
  onToFields,
  ...place
}: ConnectedProps): React.JSX.Element {
  const words = useSurroundings().wording.connect;
  return (
    <Stack space="space.200">
      <Message tone="success" title={words.connectedTitle(name)}>
        <Text>{words.connectedBody}</Text>
        {issueKey === null ? <Text>{words.noIssue}</Text> : null}
      </Message>
      {copyVersion === null ? null : <CopyPanel id={`${place.fieldId}:${place.contextId}`} version={copyVersion} />}
      <Inline space="space.100" rowSpace="space.100" shouldWrap>
        {issueKey === null ? null : (
          <Button appearance="primary" autoFocus onClick={() => openIssue(issueKey, words.notOpened)}>
            {words.openIssue(issueKey)}
          </Button>
        )}
        <Button autoFocus={issueKey === null} onClick={onConnectAnother}>
          {words.connectAnother}
        </Button>
        <Button appearance="subtle" onClick={onToFields}>
          {words.toFields}
        </Button>
      </Inline>
    </Stack>
  );
}
