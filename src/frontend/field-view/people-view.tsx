import { makeInvoke } from '@forge/bridge';
import { Inline, Lozenge, Stack, Text, User } from '@forge/react';
import React, { useEffect, useState } from 'react';
import type { FieldApi, PresentPeople } from '../../contract/field-api';
import { storedOptions } from '../../contract/stored-value';
import { settle } from '../shared/call';
import { showsPresentLabels } from '../shared/field-settings';
import { parentsOf } from '../shared/parents';
import { useSurroundings } from '../shared/surroundings';
import { useFieldExtension } from '../shared/use-field-extension';

const invoke = makeInvoke<FieldApi>();
const nothingToSay: PresentPeople = { gone: [], inactive: [] };

/** The people that a field holds, as Jira shows people, and whom of them the source names no more, where it is asked. */
export function PeopleView(): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.field;
  const extension = useFieldExtension();
  const people = storedOptions(extension['fieldValue']);
  const isAsked = people.length > 0 && (showsPresentLabels(extension) || parentsOf(extension).length > 0);
  const { gone, inactive } = usePresentPeople(isAsked, people.map(({ key }) => key).join(' '));
  if (people.length === 0) return <Text>{words.empty}</Text>;
  return (
    <Stack space="space.050">
      {people.map(({ key }) => (
        <Stack key={key} space="space.025">
          <User accountId={key} />
          {inactive.includes(key) ? <Mark text={words.person.inactive} /> : null}
          {gone.includes(key) ? <Mark text={words.marksShort.gone} /> : null}
        </Stack>
      ))}
    </Stack>
  );
}

function Mark({ text }: { text: string }): React.JSX.Element {
  return (
    <Inline>
      <Lozenge appearance="moved">{text}</Lozenge>
    </Inline>
  );
}

/** When it cannot be known, nothing is said. `people`: asked again when others are stored. */
function usePresentPeople(isAsked: boolean, people: string): PresentPeople {
  const [present, setPresent] = useState(nothingToSay);
  useEffect(() => {
    if (!isAsked) return;
    let isCurrent = true;
    void settle(invoke('presentPeople', {})).then((answer) => {
      if (isCurrent) setPresent(answer.ok ? answer.value : nothingToSay);
    });
    return () => {
      isCurrent = false;
    };
  }, [isAsked, people]);
  return present;
}
