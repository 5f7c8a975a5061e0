import { Inline, LoadingButton, Text } from '@forge/react';
import React, { useState } from 'react';
import { Message } from '../../../shared/layout';
import { useSurroundings } from '../../../shared/surroundings';
import { takeBack } from '../../egress/consent';

type Props = { hosts: readonly string[]; onTakenBack: () => void };

/** After the person let the app call hosts: which ones, and the way back for a mistyped one. */
export function ApprovedNotice({ hosts, onTakenBack }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.consent;
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const run = async (): Promise<void> => {
    setState('busy');
    try {
      await takeBack(hosts);
      onTakenBack();
    } catch {
      setState('failed');
    }
  };
  return (
    <Message tone={state === 'failed' ? 'warning' : 'information'}>
      <Text>{state === 'failed' ? words.notTakenBack : words.approvedNow(hosts, locale)}</Text>
      <Inline>
        <LoadingButton spacing="compact" isLoading={state === 'busy'} onClick={() => void run()}>
          {words.takeBack(hosts, locale)}
        </LoadingButton>
      </Inline>
    </Message>
  );
}
