import { Box, Button, Heading, Inline, List, ListItem, Pagination, Stack, Text, xcss } from '@forge/react';
import React, { useState } from 'react';
import { ChoiceInput, TextInput } from '../../shared/inputs';
import { useNow, useSurroundings } from '../../shared/surroundings';
import { DatasourceTable, type TableProps } from './datasource-table';
import { ExpiringSecrets } from './expiring-secrets';
import { KeysWaiting } from './keys-waiting';
import { queried, rowsOnPage, type ListQuery } from './list-view';

const narrow = xcss({ minWidth: '180px' });
const wide = xcss({ minWidth: '240px', flexGrow: '1' });

type Props = TableProps & { isCreateFocused: boolean; onCreate: () => void; onSeveral: () => void };

const everything: ListQuery = { search: '', filter: 'all', order: 'name' };

/** The overview: which datasources there are, whether each works now, and which fields use it. */
export function DatasourceList(props: Props): React.JSX.Element {
  const { wording, timeZone } = useSurroundings();
  const words = wording.list;
  const [query, setQuery] = useState(everything);
  const [revision, setRevision] = useState(0);
  const [page, setPage] = useState(0);
  const now = useNow(15_000);
  const change = (patch: Partial<ListQuery>): void => {
    setQuery({ ...query, ...patch });
    setPage(0);
  };
  if (props.items.length === 0) return <NothingYet {...props} />;
  const found = queried(props.items, query, { nowMs: now, timeZone });
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
        <Inline space="space.100" rowSpace="space.100" shouldWrap>
          <Button appearance="primary" autoFocus={props.isCreateFocused} onClick={props.onCreate}>
            {words.create}
          </Button>
          {props.items.length > 1 ? <Button onClick={props.onSeveral}>{wording.together.open}</Button> : null}
        </Inline>
      </Inline>
      <ExpiringSecrets items={props.items} now={now} />
      <KeysWaiting items={props.items} onKeys={props.onKeys} />
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
        <DatasourceTable
          {...props}
          items={found.slice(shownPage * rowsOnPage, (shownPage + 1) * rowsOnPage)}
          now={now}
        />
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
            { value: 'failing', label: words.showFailing },
            { value: 'used', label: words.showUsed },
            { value: 'unused', label: words.showUnused },
            { value: 'paused', label: words.showPaused },
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

/** Teaches the main job to whoever opens the page for the first time. */
function NothingYet({ isCreateFocused, onCreate }: Pick<Props, 'isCreateFocused' | 'onCreate'>): React.JSX.Element {
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
        <Button appearance="primary" autoFocus={isCreateFocused} onClick={onCreate}>
          {words.create}
        </Button>
      </Inline>
    </Stack>
  );
}
