import {
  Box,
  Button,
  ButtonGroup,
  DynamicTable,
  Heading,
  Inline,
  List,
  ListItem,
  Lozenge,
  Pagination,
  Stack,
  Text,
  xcss,
} from '@forge/react';
import React, { useState } from 'react';
import type { DatasourceListItem } from '../../contract/datasource';
import { ChoiceInput, TextInput } from '../shared/inputs';
import { useNow, useSurroundings } from '../shared/surroundings';
import { dateTimeAndRelative } from '../shared/when';
import { queried, rowsOnPage, type ListQuery } from './list-view';
import { TokenStatusLozenge } from './token-status';
import { statusNow } from './token-status-now';

const narrow = xcss({ minWidth: '180px' });
const wide = xcss({ minWidth: '240px', flexGrow: '1' });

type Props = {
  items: readonly DatasourceListItem[];
  /** The datasource that is being renewed, or null. */
  renewing: string | null;
  onCreate: () => void;
  onEdit: (id: string) => void;
  onDelete: (item: DatasourceListItem) => void;
  onRenew: (item: DatasourceListItem) => void;
};

const everything: ListQuery = { search: '', filter: 'all', order: 'name' };

/** The overview: which datasources there are, whether each works now, and which fields use it. */
export function DatasourceList(props: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.list;
  const [query, setQuery] = useState(everything);
  const [revision, setRevision] = useState(0);
  const [page, setPage] = useState(0);
  const now = useNow(15_000);
  const change = (patch: Partial<ListQuery>): void => {
    setQuery({ ...query, ...patch });
    setPage(0);
  };
  if (props.items.length === 0) return <NothingYet onCreate={props.onCreate} />;
  const found = queried(props.items, query, now);
  const pages = Math.max(1, Math.ceil(found.length / rowsOnPage));
  const shownPage = Math.min(page, pages - 1);
  return (
    <Stack space="space.200">
      <Inline space="space.200" alignBlock="center" spread="space-between" shouldWrap rowSpace="space.100">
        <Stack space="space.050">
          <Heading as="h2" size="medium">
            {words.title}
          </Heading>
          <Text color="color.text.subtle">{words.intro}</Text>
        </Stack>
        <Button appearance="primary" onClick={props.onCreate}>
          {words.create}
        </Button>
      </Inline>
      <Filters query={query} revision={revision} onChange={change} />
      <Box role="status">
        <Text color="color.text.subtle">{words.shown(found.length, props.items.length)}</Text>
      </Box>
      {found.length === 0 ? (
        <Stack space="space.100">
          <Text>{words.nothingMatches}</Text>
          <Inline>
            <Button
              onClick={() => {
                change(everything);
                setRevision(revision + 1);
              }}
            >
              {words.showEverything}
            </Button>
          </Inline>
        </Stack>
      ) : (
        <Table {...props} items={found.slice(shownPage * rowsOnPage, (shownPage + 1) * rowsOnPage)} now={now} />
      )}
      {pages > 1 ? (
        <Pagination
          pages={Array.from({ length: pages }, (_, index) => index + 1)}
          selectedIndex={shownPage}
          onChange={(_event: unknown, number: unknown) => setPage(Number(number) - 1)}
        />
      ) : null}
    </Stack>
  );
}

type FilterProps = { query: ListQuery; revision: number; onChange: (patch: Partial<ListQuery>) => void };

function Filters({ query, revision, onChange }: FilterProps): React.JSX.Element {
  const words = useSurroundings().wording.list;
  return (
    <Inline space="space.200" rowSpace="space.100" alignBlock="end" shouldWrap>
      <Box xcss={wide}>
        <TextInput
          id="list.search"
          label={words.search}
          placeholder={words.searchPlaceholder}
          type="search"
          value={query.search}
          revision={revision}
          onChange={(search) => onChange({ search })}
        />
      </Box>
      <Box xcss={narrow}>
        <ChoiceInput
          id="list.show"
          label={words.show}
          value={query.filter}
          choices={[
            { value: 'all', label: words.showAll },
            { value: 'attention', label: words.showAttention },
            { value: 'used', label: words.showUsed },
            { value: 'unused', label: words.showUnused },
          ]}
          onChange={(filter) => onChange({ filter })}
        />
      </Box>
      <Box xcss={narrow}>
        <ChoiceInput
          id="list.sort"
          label={words.sort}
          value={query.order}
          choices={[
            { value: 'name', label: words.sortName },
            { value: 'attention', label: words.sortAttention },
            { value: 'updated', label: words.sortUpdated },
          ]}
          onChange={(order) => onChange({ order })}
        />
      </Box>
    </Inline>
  );
}

function Table(props: Props & { now: number }): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.list;
  const { columns } = words;
  return (
    <DynamicTable
      label={words.tableLabel}
      head={{
        cells: [
          { key: 'name', content: columns.name, width: 26 },
          { key: 'authentication', content: columns.authentication, width: 15 },
          { key: 'status', content: columns.status, width: 25 },
          { key: 'use', content: columns.use, width: 12 },
          { key: 'actions', content: columns.actions, width: 22 },
        ],
      }}
      rows={props.items.map((item) => ({
        key: item.id,
        cells: [
          {
            key: 'name',
            content: (
              <Stack>
                <Text weight="bold">{item.name}</Text>
                <Text color="color.text.subtle" size="small" maxLines={2}>
                  {item.baseUrl}
                </Text>
              </Stack>
            ),
          },
          { key: 'authentication', content: <Text>{wording.authenticationName(item.authentication)}</Text> },
          {
            key: 'status',
            content: (
              <Box>
                <Status item={item} now={props.now} />
              </Box>
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
  if (item.token === null) return <Text color="color.text.subtle">{words.noTokenNeeded}</Text>;
  const { lastSuccessAt, lastFailure } = item.token;
  const status = statusNow(item.token.status, now);
  const when = (iso: string): string => dateTimeAndRelative(iso, now, place);
  const failed = lastFailure !== null && (lastSuccessAt === null || lastFailure.at > lastSuccessAt);
  return (
    <Stack space="space.025">
      <Inline>
        <TokenStatusLozenge status={status} />
      </Inline>
      {status.kind === 'valid' ? <Text size="small">{words.endsWhen(when(status.expiresAt))}</Text> : null}
      {status.kind === 'valid-no-expiry' ? <Text size="small">{words.noExpiry}</Text> : null}
      {lastSuccessAt === null ? null : (
        <Text size="small" color="color.text.subtle">
          {words.lastSuccess(when(lastSuccessAt))}
        </Text>
      )}
      {failed ? (
        <>
          <Text size="small" color="color.text.danger">
            {words.lastError(when(lastFailure.at))}
          </Text>
          <Text size="small" color="color.text.danger" maxLines={3}>
            {wording.tokenFailure(lastFailure.failure)}
          </Text>
        </>
      ) : null}
    </Stack>
  );
}

function Use({ item }: { item: DatasourceListItem }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.list;
  if (item.usedBy.length === 0) return <Lozenge>{words.notUsed}</Lozenge>;
  const names = [...new Set(item.usedBy.map((use) => use.fieldName))];
  return (
    <Stack space="space.025">
      <Inline>
        <Lozenge appearance="inprogress">{words.inUse}</Lozenge>
      </Inline>
      <Text size="small" color="color.text.subtle">
        {words.usedBy(names, locale)}
      </Text>
    </Stack>
  );
}

type ActionsProps = Pick<Props, 'renewing' | 'onEdit' | 'onDelete' | 'onRenew'> & { item: DatasourceListItem };

function Actions({ item, renewing, onEdit, onDelete, onRenew }: ActionsProps): React.JSX.Element {
  const words = useSurroundings().wording.list;
  return (
    <ButtonGroup label={item.name}>
      <Button spacing="compact" onClick={() => onEdit(item.id)}>
        {words.edit}
      </Button>
      {item.token === null ? null : (
        <Button spacing="compact" isDisabled={renewing !== null} onClick={() => onRenew(item)}>
          {words.renew}
        </Button>
      )}
      <Button spacing="compact" appearance="subtle" onClick={() => onDelete(item)}>
        {words.delete}
      </Button>
    </ButtonGroup>
  );
}

/** Teaches the main job to whoever opens the page for the first time. */
function NothingYet({ onCreate }: { onCreate: () => void }): React.JSX.Element {
  const words = useSurroundings().wording.list;
  return (
    <Stack space="space.200">
      <Heading as="h2" size="medium">
        {words.emptyTitle}
      </Heading>
      <List type="ordered">
        {words.emptySteps.map((step) => (
          <ListItem key={step}>{step}</ListItem>
        ))}
      </List>
      <Inline>
        <Button appearance="primary" onClick={onCreate}>
          {words.create}
        </Button>
      </Inline>
    </Stack>
  );
}
