import { Button, ButtonGroup, Heading, Inline, LoadingButton, Lozenge, Stack, Text } from '@forge/react';
import React from 'react';
import type { ApiHealth, Pause } from '../../../../contract/datasource';
import type { RecognisedProvider } from '../../../../presets/recognise-provider';
import type { TokenView } from '../../../../contract/token';
import { useNow, useSurroundings } from '../../../shared/surroundings';
import { TokenStatusLozenge } from '../../token-status';
import { tokenFacts } from '../model/token-facts';

/** How what is saved stands. */
export type SavedState = {
  paused: Pause | null;
  api: ApiHealth | null;
  /** Of the saved datasource's own token; null without OAuth 2.0. */
  token: TokenView | null;
};

type Props = {
  back: string;
  title: string;
  /** Null before the first save. */
  saved: SavedState | null;
  /** Nothing was deleted that would have to be there. */
  canSave: boolean;
  /** Whose token URL the form holds, for words. */
  provider: RecognisedProvider | null;
  /** The verdict of the last test, as a sentence. */
  verdict: string | null;
  /** What is under way; other buttons wait for it. */
  work: string | null;
  onBack: () => void;
  onSave: () => void;
  onTest: () => void;
  onRenew: () => void;
  onPause: () => void;
  onResume: () => void;
};

/** What is edited, how it stands and why, and what can be done with it, Save first. */
export function EditorHead(props: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.form;
  const { saved, work } = props;
  return (
    <Stack space="space.150">
      <Inline>
        <Button appearance="subtle" spacing="compact" iconBefore="arrow-left" onClick={props.onBack}>
          {props.back}
        </Button>
      </Inline>
      <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
        <Heading as="h2" size="medium">
          {props.title}
        </Heading>
        {saved === null ? null : <States saved={saved} />}
      </Inline>
      {saved === null ? null : <Reasons saved={saved} provider={props.provider} />}
      <Inline space="space.100" rowSpace="space.100" shouldWrap>
        {props.canSave ? (
          <LoadingButton appearance="primary" isLoading={work === 'save'} onClick={props.onSave}>
            {words.save}
          </LoadingButton>
        ) : null}
        {saved === null ? null : <SavedButtons {...props} saved={saved} />}
      </Inline>
      {saved === null || props.verdict === null ? null : <Text>{words.head.tested(props.verdict)}</Text>}
    </Stack>
  );
}

function States({ saved }: { saved: SavedState }): React.JSX.Element {
  const { wording } = useSurroundings();
  const { paused, api, token } = saved;
  return (
    <>
      {paused === null ? null : <Lozenge>{wording.list.paused}</Lozenge>}
      {token === null ? null : <TokenState token={token} serves={paused === null ? 'saved' : 'paused'} />}
      {api === null ? null : (
        <Lozenge appearance={api.works ? 'success' : 'removed'}>
          {api.works ? wording.apiHealth.works : wording.apiHealth.fails}
        </Lozenge>
      )}
    </>
  );
}

function TokenState({ token, serves }: { token: TokenView; serves: 'saved' | 'paused' }): React.JSX.Element {
  const nowMs = useNow(5_000);
  return <TokenStatusLozenge status={tokenFacts(token, { isOutdated: false, serves, nowMs }).status} />;
}

/** Why it does not work. */
function Reasons({ saved, provider }: Pick<Props, 'provider'> & { saved: SavedState }): React.JSX.Element | null {
  const { wording } = useSurroundings();
  const { api, token } = saved;
  const reasons = [
    token !== null && 'failure' in token.status ? wording.tokenFailure(token.status.failure, provider) : null,
    api?.works === false && api.lastFailure !== null ? wording.apiFailure(api.lastFailure.failure) : null,
  ].filter((reason) => reason !== null);
  if (reasons.length === 0) return null;
  return (
    <Stack space="space.050">
      {reasons.map((reason) => (
        <Text key={reason}>{reason}</Text>
      ))}
    </Stack>
  );
}

function SavedButtons({ saved, work, ...props }: Props & { saved: SavedState }): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.form.head;
  return (
    <ButtonGroup label={words.actions}>
      <LoadingButton isLoading={work === 'test'} onClick={props.onTest}>
        {words.test}
      </LoadingButton>
      {saved.token === null ? null : (
        <LoadingButton isLoading={work === 'renew'} onClick={props.onRenew}>
          {wording.list.renew}
        </LoadingButton>
      )}
      {saved.paused === null ? (
        <LoadingButton isLoading={work === 'pause'} onClick={props.onPause}>
          {wording.list.pause}
        </LoadingButton>
      ) : (
        <LoadingButton isLoading={work === 'resume'} onClick={props.onResume}>
          {wording.list.resume}
        </LoadingButton>
      )}
    </ButtonGroup>
  );
}
