import { Box, Button, DynamicTable, Heading, Inline, List, ListItem, LoadingButton, Stack, Text } from '@forge/react';
import React from 'react';
import type { RecognisedProvider } from '../../../../presets/recognise-provider';
import type { TokenAttempt, TokenView } from '../../../../contract/token';
import type { TokenClaims } from '../../../../contract/token-claims';
import { Disclosure } from '../../../shared/disclosure';
import { Card, Cell, Message } from '../../../shared/layout';
import { useNow, useSurroundings } from '../../../shared/surroundings';
import { countdown, dateTime, dateTimeAndRelative } from '../../../shared/when';
import { TokenStatusLozenge } from '../../token-status';
import { Claims } from './claims';
import { tokenFacts, type TokenServes } from '../model/token-facts';

type Props = {
  token: TokenView | null;
  /** What the token says of itself; null where that is not known, or said elsewhere on the page. */
  claims: TokenClaims | null;
  /** Whose token URL the form holds, for words. */
  provider: RecognisedProvider | null;
  /** The settings are no longer those that the token was fetched with. */
  isOutdated: boolean;
  serves: TokenServes;
  /** What comes after a token that works: a form to save. */
  next: { words: string; label: string; run: () => void } | null;
  /** Why the last press of the button gave no token, as a sentence. */
  failure: string | null;
  isAsking: boolean;
  onGet: () => void;
};

/** "Get access token" and what came of it. */
export function TokenPanel(props: Props): React.JSX.Element {
  const { token, provider, isOutdated, serves, next, isAsking, onGet } = props;
  const { wording } = useSurroundings();
  const words = wording.tokenPanel;
  // The status tells of the same failure, with what comes next.
  const isTold =
    token !== null &&
    !isOutdated &&
    'failure' in token.status &&
    wording.tokenFailure(token.status.failure, provider) === props.failure;
  const failure = isTold ? null : props.failure;
  const isFirst = token === null || token.status.kind === 'not-requested';
  return (
    <Stack space="space.150">
      <Stack space="space.050">
        <Inline>
          <LoadingButton isLoading={isAsking} onClick={onGet}>
            {isFirst ? words.get : words.getAgain}
          </LoadingButton>
        </Inline>
        {isFirst ? <Text color="color.text.subtle">{words.hint}</Text> : null}
      </Stack>
      {failure === null ? null : (
        <Message tone="error">
          <Text>{failure}</Text>
        </Message>
      )}
      {token === null || (failure !== null && isFirst) ? null : (
        <Facts
          token={token}
          claims={props.claims}
          provider={provider}
          isOutdated={isOutdated}
          serves={serves}
          next={next}
        />
      )}
    </Stack>
  );
}

type FactsProps = Pick<Props, 'claims' | 'provider' | 'isOutdated' | 'serves' | 'next'> & { token: TokenView };

function Facts({ token, claims, provider, isOutdated, serves, next }: FactsProps): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const now = useNow(1000);
  const words = wording.tokenPanel;
  const when = (iso: string): string => dateTimeAndRelative(iso, now, place);
  const { status, upkeep, failure, endsAt, nextRenewalAt } = tokenFacts(token, { isOutdated, serves, nowMs: now });
  const isGood = status.kind === 'valid' || status.kind === 'valid-no-expiry';
  const left = endsAt === null ? null : countdown(endsAt, now, place.locale);
  return (
    <Card>
      <Box role="status">
        <Stack space="space.100">
          <Inline space="space.100" alignBlock="center" shouldWrap>
            <Heading as="h4" size="xsmall">
              {words.heading}
            </Heading>
            <TokenStatusLozenge status={status} />
          </Inline>
          <Text>{wording.statusSentence(status, when, upkeep)}</Text>
          {token.isOnceADay === true && !isOutdated ? <Text>{words.onceADay}</Text> : null}
          {failure === null ? null : <Text color="color.text.danger">{wording.tokenFailure(failure, provider)}</Text>}
        </Stack>
      </Box>
      {/* Outside of what screen readers are told of each change. */}
      {left === null ? null : <Text weight="bold">{words.left(left)}</Text>}
      {isOutdated && serves !== 'draft' ? <Text>{words.savedServes}</Text> : null}
      {next === null || !isGood ? null : (
        <Stack space="space.050">
          <Text>{next.words}</Text>
          <Inline>
            <Button onClick={next.run}>{next.label}</Button>
          </Inline>
        </Stack>
      )}
      {token.issuedAt === null ? null : (
        <Stack space="space.050">
          <Text>{wording.scopes(token.requestedScopes, token.grantedScopes, place.locale)}</Text>
          {token.authenticatedWith === null ? null : (
            <Text>{words.authenticatedWith(wording.clientAuthentication(token.authenticatedWith))}</Text>
          )}
          {token.shortLives === undefined ? null : <Text>{words.shortLives(token.shortLives)}</Text>}
          {token.isBound === true ? <Text>{words.bound}</Text> : null}
          {token.secretUsed === 'next-client-secret' ? <Text>{words.nextSecretUsed}</Text> : null}
          <Text color="color.text.subtle">{words.issued(dateTime(token.issuedAt, place))}</Text>
          {nextRenewalAt === null ? null : (
            <Text color="color.text.subtle">{words.nextRenewal(when(nextRenewalAt))}</Text>
          )}
        </Stack>
      )}
      {claims === null ? null : <Claims key={token.issuedAt} claims={claims} isOpenAtFirst={false} />}
      {token.repairs.length === 0 ? null : (
        <Stack space="space.050">
          <Text weight="bold">{words.repairs}</Text>
          <List type="unordered">
            {token.repairs.map((name) => (
              <ListItem key={name}>{wording.repair(name)}</ListItem>
            ))}
          </List>
        </Stack>
      )}
      {token.attempts.length === 0 ? null : (
        <Disclosure label={words.attempts.show} labelWhenOpen={words.attempts.hide}>
          <Attempts attempts={token.attempts} />
        </Disclosure>
      )}
    </Card>
  );
}

function Attempts({ attempts }: { attempts: readonly TokenAttempt[] }): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const words = wording.tokenPanel;
  const columns = words.attemptColumns;
  const result = ({ outcome }: TokenAttempt): string =>
    outcome.ok
      ? words.attemptOk(outcome.expiresAt === null ? null : dateTime(outcome.expiresAt, place))
      : wording.tokenFailure(outcome.failure);
  return (
    <DynamicTable
      label={words.attempts.label}
      head={{
        cells: [
          { key: 'when', content: columns.when, width: 24 },
          { key: 'why', content: columns.why, width: 22 },
          { key: 'took', content: columns.took, width: 12 },
          { key: 'result', content: columns.result, width: 42 },
        ],
      }}
      rows={attempts.map((attempt, index) => ({
        key: `${attempt.at}-${index}`,
        cells: [
          {
            key: 'when',
            content: (
              <Cell>
                <Text>{dateTime(attempt.at, place)}</Text>
              </Cell>
            ),
          },
          {
            key: 'why',
            content: (
              <Cell>
                <Text>{wording.attemptReason(attempt.reason)}</Text>
              </Cell>
            ),
          },
          { key: 'took', content: <Text>{wording.duration(attempt.ms, place.locale)}</Text> },
          {
            key: 'result',
            content: (
              <Cell>
                <Text>{result(attempt)}</Text>
              </Cell>
            ),
          },
        ],
      }))}
    />
  );
}
