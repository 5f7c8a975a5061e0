import { Inline, Spinner, Text } from '@forge/react';
import React from 'react';
import { Message } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';
import type { PersonLookup } from './people-choice';

/** Whether the Jira account of whoever was chosen is being looked for, or why there is none. `isInsistedOn`: the person confirmed a choice of somebody who has no account. */
export function PersonLookupState({
  lookup,
  isInsistedOn,
}: {
  lookup: PersonLookup;
  isInsistedOn: boolean;
}): React.JSX.Element | null {
  const { wording, locale } = useSurroundings();
  const words = wording.field;
  switch (lookup.state) {
    case 'idle':
      return null;
    case 'looking':
      return (
        <Inline space="space.100" alignBlock="center">
          <Spinner size="small" label={words.person.looking(lookup.label)} />
          <Text color="color.text.subtle">{words.person.looking(lookup.label)}</Text>
        </Inline>
      );
    case 'failed': {
      const { label, failure } = lookup;
      const reason = failure.code === 'connection-lost' ? words.connection : wording.optionsFailure(failure, locale);
      return (
        <Message tone="warning" title={words.person.notChosen(label)}>
          <Text>{reason}</Text>
          {isInsistedOn ? <Text weight="bold">{words.person.notSaved}</Text> : null}
        </Message>
      );
    }
  }
}
