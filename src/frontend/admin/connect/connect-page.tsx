import { Button, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useEffect, useState } from 'react';
import type { SiteField } from '../../../contract/site-field';
import { pageError } from '../../shared/call';
import { Card, Message, Section } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { PageHead } from '../../shared/page-head';
import { backend } from '../backend';
import { bestFirst, fits } from './fitting-field';
import { openCustomFields } from './jira-pages';
import { useSiteFields } from './use-site-fields';

type Props = {
  /** The datasource that a field is wanted for; null: any. */
  datasourceId: string | null;
  onChosen: (field: { fieldId: string; contextId: string }) => void;
  onLeave: () => void;
};

/** The step between a datasource and a field: which field is it to be, and what to do when there is none. */
export function ConnectPage({ datasourceId, onChosen, onLeave }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.connect;
  const { fields, error, load } = useSiteFields();
  const name = useDatasourceName(datasourceId);
  // The order of the fields goes by it, and is not to change under a person's hand.
  const isLoading = (fields === undefined && error === null) || name === undefined;
  const [asking, setAsking] = useState<{ field: SiteField; contextIds: string[] } | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const choose = async (field: SiteField): Promise<void> => {
    setBusy(field.id);
    const answer = await backend.fieldContexts({ fieldId: field.id });
    setBusy(null);
    const contextIds = answer.ok ? (answer.value.contextIds ?? []) : [];
    const [only] = contextIds;
    if (only !== undefined && contextIds.length === 1) onChosen({ fieldId: field.id, contextId: only });
    else setAsking({ field, contextIds });
  };
  const free = bestFirst(
    (fields ?? []).filter(({ connected }) => connected.length === 0),
    name ?? null,
  );
  const taken = (fields ?? []).filter(({ connected }) => connected.length > 0);
  return (
    <Stack space="space.300">
      <PageHead back={words.later} onBack={onLeave} title={words.title} intro={words.intro(name ?? null)} />
      {error === null ? null : (
        <Message tone="error" title={words.failedTitle}>
          <Text>{pageError(error, wording, locale)}</Text>
          <Inline>
            <Button onClick={load}>{wording.list.reload}</Button>
          </Inline>
        </Message>
      )}
      {isLoading ? <Spinner size="large" label={words.loading} /> : null}
      {fields === null ? (
        <Message tone="warning">
          <Text>{words.jiraSilent}</Text>
        </Message>
      ) : null}
      {asking === null ? null : <Contexts {...asking} onChosen={onChosen} />}
      {free.length === 0 || isLoading ? null : (
        <Section title={words.free}>
          <Stack space="space.100">
            {free.map((field, at) => (
              <Row
                key={field.id}
                field={field}
                label={words.choose(field.name)}
                isFirst={at === 0}
                isPrimary={at === 0 && (free.length === 1 || fits(field, name ?? null))}
                isBusy={busy !== null}
                onChoose={() => void choose(field)}
              />
            ))}
          </Stack>
        </Section>
      )}
      {fields?.length === 0 ? (
        <Message tone="information">
          <Text>{words.none}</Text>
        </Message>
      ) : null}
      <Stack space="space.100">
        <Inline space="space.100" rowSpace="space.100" shouldWrap>
          <Button
            appearance={fields?.length === 0 ? 'primary' : 'default'}
            onClick={() => openCustomFields(words.notOpened)}
          >
            {words.create}
          </Button>
          <Button appearance="subtle" onClick={load}>
            {words.lookAgain}
          </Button>
        </Inline>
        <Text size="small" color="color.text.subtle">
          {words.createHelp}
        </Text>
      </Stack>
      {taken.length === 0 ? null : (
        <Section title={words.taken}>
          <Stack space="space.100">
            {taken.map((field) => (
              <Row
                key={field.id}
                field={field}
                label={words.change(field.name)}
                isFirst={false}
                isPrimary={false}
                isBusy={busy !== null}
                onChoose={() => void choose(field)}
              />
            ))}
          </Stack>
        </Section>
      )}
    </Stack>
  );
}

type RowProps = {
  field: SiteField;
  label: string;
  isFirst: boolean;
  isPrimary: boolean;
  isBusy: boolean;
  onChoose: () => void;
};

function Row({ field, label, isFirst, isPrimary, isBusy, onChoose }: RowProps): React.JSX.Element {
  const { wording } = useSurroundings();
  return (
    <Inline space="space.150" rowSpace="space.050" alignBlock="center" shouldWrap>
      <Button appearance={isPrimary ? 'primary' : 'default'} autoFocus={isFirst} isDisabled={isBusy} onClick={onChoose}>
        {label}
      </Button>
      <Text color="color.text.subtle">{wording.fieldKindName(field.kind)}</Text>
    </Inline>
  );
}

type ContextsProps = { field: SiteField; contextIds: string[]; onChosen: Props['onChosen'] };

/** Of a field whose contexts are configured each for itself. */
function Contexts({ field, contextIds, onChosen }: ContextsProps): React.JSX.Element {
  const words = useSurroundings().wording.connect;
  if (contextIds.length === 0) {
    return (
      <Message tone="warning">
        <Text>{words.noContexts(field.name)}</Text>
        <Inline>
          <Button onClick={() => openCustomFields(words.notOpened)}>{words.openInJira}</Button>
        </Inline>
      </Message>
    );
  }
  return (
    <Card>
      <Text weight="bold">{words.contextsTitle(field.name)}</Text>
      <Text color="color.text.subtle">{words.contextsHelp}</Text>
      <Inline space="space.100" rowSpace="space.100" shouldWrap>
        {contextIds.map((contextId) => (
          <Button key={contextId} onClick={() => onChosen({ fieldId: field.id, contextId })}>
            {words.context(contextId)}
          </Button>
        ))}
      </Inline>
    </Card>
  );
}

/** Undefined until it is known; null where there is none, or it cannot be had: the page does without it. */
function useDatasourceName(id: string | null): string | null | undefined {
  const [name, setName] = useState<string | null | undefined>(id === null ? null : undefined);
  useEffect(() => {
    let isCurrent = true;
    if (id === null) return;
    void backend.getDatasource({ id }).then((answer) => {
      if (isCurrent) setName(answer.ok ? answer.value.settings.name : null);
    });
    return () => {
      isCurrent = false;
    };
  }, [id]);
  return name;
}
