import { Button, ButtonGroup, Text } from '@forge/react';
import React from 'react';
import { Message } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';

type Props = {
  hosts: readonly string[];
  /** There is no room for more approved hosts. */
  isFull: boolean;
  onApprove: () => void;
  /** Saving needs no approval; given only there. */
  onGoOn?: (() => void) | undefined;
};

/** Says which hosts were not approved, and asks again. */
export function ConsentNotice({ hosts, isFull, onApprove, onGoOn }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.consent;
  return (
    <Message tone="warning" title={words.title(hosts, locale)}>
      <Text>{isFull ? words.full(hosts, locale) : words.declined(hosts, locale)}</Text>
      <ButtonGroup label={words.approve(hosts)}>
        <Button autoFocus onClick={onApprove}>
          {words.approve(hosts)}
        </Button>
        {onGoOn === undefined ? null : (
          <Button appearance="subtle" onClick={onGoOn}>
            {words.saveAnyway}
          </Button>
        )}
      </ButtonGroup>
    </Message>
  );
}
