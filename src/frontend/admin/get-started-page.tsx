import { Button, ButtonGroup, Heading, Stack, Text } from '@forge/react';
import React, { useState, type ReactNode } from 'react';
import { openAdministration } from '../shared/administration';
import { Column, Message } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';
import { addressOf, home, type Route } from './routes/route';

/** What to do first, and where. */
export function GetStartedPage(): React.JSX.Element {
  const words = useSurroundings().wording.start;
  const [isLost, setLost] = useState(false);
  const open = (route: Route) => () => void openAdministration(addressOf(route)).then((opened) => setLost(!opened));
  return (
    <Column>
      <Text>{words.intro}</Text>
      {isLost ? (
        <Message tone="warning">
          <Text>{words.notOpened}</Text>
        </Message>
      ) : null}
      <Step title={`1. ${words.datasource.title}`} body={words.datasource.body}>
        <ButtonGroup>
          <Button appearance="primary" onClick={open({ at: 'new-datasource', copy: null })}>
            {words.datasource.open}
          </Button>
          <Button onClick={open(home)}>{words.all}</Button>
        </ButtonGroup>
      </Step>
      <Step title={`2. ${words.field.title}`} body={words.field.body}>
        <ButtonGroup>
          <Button onClick={open({ at: 'connect', datasourceId: null })}>{words.field.open}</Button>
        </ButtonGroup>
      </Step>
      <Step title={`3. ${words.issue.title}`} body={words.issue.body} />
    </Column>
  );
}

function Step(properties: { title: string; body: string; children?: ReactNode }): React.JSX.Element {
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">
        {properties.title}
      </Heading>
      <Text>{properties.body}</Text>
      {properties.children}
    </Stack>
  );
}
