import { Inline, Lozenge, Stack, Text } from '@forge/react';
import React from 'react';
import type { DatasourceListItem } from '../../../contract/datasource';
import { useSurroundings } from '../../shared/surroundings';
import { dateTimeAndRelative, day, relativeDays } from '../../shared/when';
import { ApiHealthLines } from '../api-health-lines';
import { expiryTone, expiryWarning } from '../secret-expiry';
import { TokenStatusLozenge } from '../token-status';
import { statusNow } from '../token-status-now';

/** Whether a datasource works now, and if not, why: its pause, a secret that is missing, its token and its API. */
export function RowStatus({ item, now }: { item: DatasourceListItem; now: number }): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const words = wording.list;
  if (item.paused !== null) {
    const when = dateTimeAndRelative(item.paused.at, Math.max(now, Date.parse(item.paused.at)), place);
    return (
      <Stack space="space.025">
        <Inline>
          <Lozenge appearance="inprogress">{words.paused}</Lozenge>
        </Inline>
        <Text size="small">{words.pausedSince(when, item.paused.reason)}</Text>
      </Stack>
    );
  }
  if (item.missingSecrets.length > 0) {
    return (
      <Stack space="space.025">
        <Inline>
          <Lozenge appearance="moved">{words.secretMissing}</Lozenge>
        </Inline>
        <Text size="small">{words.enterSecrets(item.missingSecrets.map(wording.secretName), place.locale)}</Text>
      </Stack>
    );
  }
  return (
    <Stack space="space.050">
      {item.token === null ? null : <TokenLines token={item.token} now={now} />}
      {item.api === null ? null : <ApiHealthLines api={item.api} now={now} />}
      {item.token === null && item.api === null ? (
        <Text color="color.text.subtle">{wording.apiHealth.notCalled}</Text>
      ) : null}
    </Stack>
  );
}

type TokenLinesProps = { token: NonNullable<DatasourceListItem['token']>; now: number };

function TokenLines({ token, now }: TokenLinesProps): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const words = wording.list;
  const { lastSuccessAt, lastFailure } = token;
  const status = statusNow(token.status, now);
  const when = (iso: string): string => dateTimeAndRelative(iso, now, place);
  // The page's clock ticks every now and then: what has happened never lies ahead of it.
  const past = (iso: string): string => dateTimeAndRelative(iso, Math.max(now, Date.parse(iso)), place);
  const failed = lastFailure !== null && (lastSuccessAt === null || lastFailure.at > lastSuccessAt);
  return (
    <Stack space="space.025">
      <Inline>
        <TokenStatusLozenge status={status} />
      </Inline>
      {status.kind === 'valid' ? <Text size="small">{words.endsWhen(when(status.expiresAt))}</Text> : null}
      {status.kind === 'renewal-failing' && status.expiresAt !== null ? (
        <Text size="small">{words.goodUntil(when(status.expiresAt))}</Text>
      ) : null}
      {status.kind === 'valid-no-expiry' ? <Text size="small">{words.noExpiry}</Text> : null}
      {lastSuccessAt === null ? null : (
        <Text size="small" color="color.text.subtle">
          {words.lastSuccess(past(lastSuccessAt))}
        </Text>
      )}
      {failed ? (
        <>
          <Text size="small" color="color.text.danger">
            {words.lastError(past(lastFailure.at))}
          </Text>
          <Text size="small" color="color.text.danger" maxLines={2}>
            {wording.tokenFailure(lastFailure.failure)}
          </Text>
        </>
      ) : null}
    </Stack>
  );
}

/** When the secret of a datasource ends, where that is soon. */
export function RowExpiry({ item, now }: { item: DatasourceListItem; now: number }): React.JSX.Element | null {
  const { wording, locale, dateLocale, timeZone } = useSurroundings();
  const words = wording.expiringSecrets;
  const warning = expiryWarning(item.secretExpiry, { nowMs: now, timeZone });
  if (warning === null) return null;
  const { days, on, secret } = warning;
  return (
    <Stack space="space.025">
      <Inline>
        <Lozenge appearance={expiryAppearances[expiryTone(warning)]}>{days < 0 ? words.ended : words.ends}</Lozenge>
      </Inline>
      <Text size="small">
        {wording.secretEnds(secret, { days, date: day(on, dateLocale), relative: relativeDays(days, locale) })}
      </Text>
    </Stack>
  );
}

const expiryAppearances = { information: 'default', warning: 'moved', error: 'removed' } as const;
