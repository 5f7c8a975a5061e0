import { Stack, Text, User } from '@forge/react';
import React from 'react';
import { storedOptions } from '../../contract/stored-value';
import { useSurroundings } from '../shared/surroundings';

/** The people that a field holds, as Jira shows people. */
export function PeopleView(): React.JSX.Element {
  const { extension, wording } = useSurroundings();
  const people = storedOptions(extension['fieldValue']);
  if (people.length === 0) return <Text>{wording.field.empty}</Text>;
  return (
    <Stack space="space.050">
      {people.map(({ key }) => (
        <User key={key} accountId={key} />
      ))}
    </Stack>
  );
}
