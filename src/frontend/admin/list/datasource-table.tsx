import { Box, Button, ButtonGroup, DynamicTable, Inline, Lozenge, Stack, Text } from '@forge/react';
import React from 'react';
import type { DatasourceListItem } from '../../../contract/datasource';
import { Cell } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { dateTimeAndRelative, day, relativeDays } from '../../shared/when';
import { ApiHealthLines } from '../api-health-lines';
import { expiryTone, expiryWarning } from '../secret-expiry';
import { TokenStatusLozenge } from '../token-status';
import { statusNow } from '../token-status-now';
import { fieldNames } from './list-view';

export type TableProps = {
  items: readonly DatasourceListItem[];
  /** The datasource that something is being done with, or null. */
  busy: string | null;
  onEdit: (id: string) => void;
  onDuplicate: (item: DatasourceListItem) => void;
  onDelete: (item: DatasourceListItem) => void;
  onPause: (item: DatasourceListItem) => void;
  onResume: (item: DatasourceListItem) => void;
  onRenew: (item: DatasourceListItem) => void;
};

/** One page of datasources: each row says whether it works now and which fields use it. */
export function DatasourceTable(props: TableProps & { now: number }): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.list;
  const { columns } = words;
  return (
    <DynamicTable
      label={words.tableLabel}
      head={{
        cells: [
          { key: 'name', content: columns.name, width: 29 },
          { key: 'status', content: columns.status, width: 31 },
          { key: 'use', content: columns.use, width: 14 },
          { key: 'actions', content: columns.actions, width: 26 },
        ],
      }}
      rows={props.items.map((item) => ({
        key: item.id,
        cells: [
          {
            key: 'name',
            content: (
              <Cell>
                <Stack>
                  <Text weight="bold">{item.name}</Text>
                  <Text color="color.text.subtle" size="small" maxLines={2}>
                    {item.baseUrl}
                  </Text>
                  <Text color="color.text.subtle" size="small">
                    {wording.authenticationName(item.authentication)}
                  </Text>
                </Stack>
              </Cell>
            ),
          },
          {
            key: 'status',
            content: (
              <Cell>
                <Stack space="space.050">
                  <Status item={item} now={props.now} />
                  <Expiry item={item} now={props.now} />
                </Stack>
              </Cell>
            ),
          },
          {
            key: 'use',
            content: (
              <Box>
                <Use item={item} />
              </Box>
            ),
          },
          {
            key: 'actions',
            content: (
              <Box>
                <Actions {...props} item={item} />
              </Box>
            ),
          },
        ],
      }))}
    />
  );
}

function Status({ item, now }: { item: DatasourceListItem; now: number }): React.JSX.Element {
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
          <Text size="small" color="color.text.danger">
            {wording.tokenFailure(lastFailure.failure)}
          </Text>
        </>
      ) : null}
    </Stack>
  );
}

function Expiry({ item, now }: { item: DatasourceListItem; now: number }): React.JSX.Element | null {
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

function Use({ item }: { item: DatasourceListItem }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.list;
  if (item.usedBy.length === 0) return <Lozenge>{words.notUsed}</Lozenge>;
  return (
    <Stack space="space.025">
      <Inline>
        <Lozenge appearance="inprogress">{words.inUse}</Lozenge>
      </Inline>
      <Text size="small" color="color.text.subtle">
        {words.usedBy(fieldNames(item), locale)}
      </Text>
    </Stack>
  );
}

type ActionsProps = Omit<TableProps, 'items'> & { item: DatasourceListItem };

function Actions({ item, busy, ...on }: ActionsProps): React.JSX.Element {
  const words = useSurroundings().wording.list;
  const isBusy = busy !== null;
  return (
    <ButtonGroup label={item.name}>
      <Button spacing="compact" onClick={() => on.onEdit(item.id)}>
        {words.edit}
      </Button>
      {item.token === null || item.paused !== null ? null : (
        <Button spacing="compact" isDisabled={isBusy} onClick={() => on.onRenew(item)}>
          {words.renew}
        </Button>
      )}
      <Button spacing="compact" appearance="subtle" onClick={() => on.onDuplicate(item)}>
        {words.duplicate}
      </Button>
      {item.paused === null ? (
        <Button spacing="compact" appearance="subtle" isDisabled={isBusy} onClick={() => on.onPause(item)}>
          {words.pause}
        </Button>
      ) : (
        <Button spacing="compact" isDisabled={isBusy} onClick={() => on.onResume(item)}>
          {words.resume}
        </Button>
      )}
      <Button spacing="compact" appearance="subtle" onClick={() => on.onDelete(item)}>
        {words.delete}
      </Button>
    </ButtonGroup>
  );
}
