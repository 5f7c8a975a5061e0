import { Button, Heading, Inline, List, ListItem, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { PlannedOfShared, SecretGroup, SharedPlan } from '../../../contract/together';
import { TextAreaInput, TextInput } from '../../shared/inputs';
import { Card, Message, Section } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { ConfirmDialog } from '../confirm-dialog';
import { isReady } from './use-together';

type Props = { plan: SharedPlan; isBusy: boolean; onApply: (byGroup: Readonly<Record<string, string>>) => void };

/** What a change would touch, the secrets that it asks for, and the question before it is made. */
export function SharedPlanView({ plan, isBusy, onApply }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.together;
  const [byGroup, setByGroup] = useState<Record<string, string>>({});
  const [isAsking, setIsAsking] = useState(false);
  const ready = plan.datasources.filter((one) => isReady(one, byGroup)).length;
  if (plan.datasources.length === 0) return <Text>{words.nothingToDo}</Text>;
  return (
    <Stack space="space.200">
      <Heading as="h3" size="small">
        {words.planTitle(plan.datasources.length)}
      </Heading>
      {plan.datasources.map((one) => (
        <Planned key={one.id} planned={one} />
      ))}
      {plan.unapprovedHosts.length === 0 ? null : (
        <Message tone="information" title={words.hostsTitle}>
          <Text>{words.hosts(plan.unapprovedHosts, locale)}</Text>
        </Message>
      )}
      {plan.secretGroups.length === 0 ? null : (
        <Section title={words.secretsTitle} help={words.secretsHelp}>
          {plan.secretGroups.map((group) => (
            <SecretEntry
              key={group.key}
              group={group}
              value={byGroup[group.key] ?? ''}
              onChange={(text) => setByGroup((now) => ({ ...now, [group.key]: text }))}
            />
          ))}
        </Section>
      )}
      <Inline>
        <Button appearance="primary" isDisabled={isBusy || ready === 0} onClick={() => setIsAsking(true)}>
          {words.apply(ready)}
        </Button>
      </Inline>
      <ConfirmDialog
        isOpen={isAsking}
        title={words.confirmTitle(ready)}
        body={words.confirmBody(plan.datasources.length - ready)}
        confirm={{
          label: words.apply(ready),
          run: () => {
            setIsAsking(false);
            onApply(byGroup);
          },
        }}
        cancel={{ label: words.cancel, run: () => setIsAsking(false) }}
      />
    </Stack>
  );
}

function Planned({ planned }: { planned: PlannedOfShared }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.together;
  const { changes, problems, fields, token, secretsDeleted, newHosts, releasedHosts } = planned;
  const lines = [
    ...changes.map(wording.auditChange),
    words.fields(fields, locale),
    ...(fields.length > 0 ? [words.keptValues] : []),
    wording.sharedToken(token),
    ...(newHosts.length > 0 ? [wording.newlyCalled(newHosts, locale)] : []),
    ...(releasedHosts.length > 0 ? [wording.noLongerCalled(releasedHosts, locale)] : []),
    ...(secretsDeleted.length > 0 ? [words.deleted(secretsDeleted, locale)] : []),
  ];
  const broken = Object.entries(problems);
  return (
    <Card>
      <Text weight="bold">{planned.name}</Text>
      <List type="unordered">
        {lines.map((line) => (
          <ListItem key={line}>{line}</ListItem>
        ))}
      </List>
      {broken.length === 0 ? null : (
        <Message tone="error">
          {broken.map(([path, problem]) => (
            <Text key={path}>{wording.sharedProblem(path, problem)}</Text>
          ))}
        </Message>
      )}
    </Card>
  );
}

type EntryProps = { group: SecretGroup; value: string; onChange: (text: string) => void };

/** A key has several lines, which an input of one line would join. */
function SecretEntry({ group, value, onChange }: EntryProps): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const label = wording.together.secret(group, locale);
  const id = `together.${group.key}`;
  return group.name === 'private-key' ? (
    <TextAreaInput
      id={id}
      label={label}
      value={value}
      revision={0}
      help={wording.together.keyHelp}
      rows={4}
      isMonospaced
      onChange={onChange}
    />
  ) : (
    <TextInput id={id} label={label} type="password" value={value} revision={0} onChange={onChange} />
  );
}
