import { Button, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { DatasourceListItem } from '../../../contract/datasource';
import { pageError } from '../../shared/call';
import { Message } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { dateTime } from '../../shared/when';
import type { Route } from '../routes/route';
import type { Go } from '../routes/use-route';
import { copyName } from './copy-name';
import { DamagedDatasources } from './damaged-datasources';
import { DatasourceList } from './datasource-list';
import { DeleteDialog } from './delete-dialog';
import { PauseDialog } from './pause-dialog';
import { TestDialog } from './test-dialog';
import { useList } from './use-list';
import { useTest } from './use-test';

type Props = {
  /** Whoever comes back from a datasource goes on at its row. */
  from: Route | null;
  go: Go;
};

/** The datasources, and what their buttons ask before they act. */
export function ListPage({ from, go }: Props): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const { locale } = place;
  const words = wording.list;
  const [{ items, loadedAt, damaged, error, busy }, actions] = useList();
  const [asking, setAsking] = useState<{ about: 'delete' | 'pause'; item: DatasourceListItem } | null>(null);
  const { testing, test, close: closeTest } = useTest(actions.load);
  const close = (): void => setAsking(null);
  const edit = (id: string): void => go({ at: 'datasource', id });
  const dialog = asking === null ? null : { item: asking.item, isBusy: busy !== null, onClose: close };

  return (
    <Stack space="space.200">
      {error === null ? null : (
        <Message tone="error" title={items === null ? words.failedTitle : undefined}>
          <Text>{pageError(error, wording, locale)}</Text>
          {loadedAt === null ? null : <Text>{wording.shownAsOf(dateTime(loadedAt, place))}</Text>}
          {error.code === 'not-administrator' ? null : (
            <Inline>
              <Button onClick={actions.load}>{words.reload}</Button>
            </Inline>
          )}
        </Message>
      )}
      <DamagedDatasources
        damaged={damaged}
        isBusy={busy !== null}
        onDelete={(id, name) => actions.removeDamaged(id, name)}
      />
      {items === null ? (
        error === null ? (
          <Spinner size="large" label={words.loading} />
        ) : null
      ) : (
        <DatasourceList
          items={items}
          busy={busy}
          focusOn={from?.at === 'datasource' ? from.id : null}
          isCreateFocused={from?.at === 'new-datasource'}
          onCreate={() => go({ at: 'new-datasource', copy: null })}
          onSeveral={() => go({ at: 'several' })}
          onEdit={edit}
          onTest={test}
          onField={({ fieldId, contextId }) => go({ at: 'field-report', fieldId, contextId })}
          onConnect={({ id }) => go({ at: 'connect', datasourceId: id })}
          onHealth={({ id }) => go({ at: 'health', datasourceId: id })}
          onKeys={({ id }) => go({ at: 'keys', id })}
          onChanges={({ id }) => go({ at: 'audit', datasourceId: id })}
          onDuplicate={({ id, name }) => {
            const taken = items.map((item) => item.name);
            go({ at: 'new-datasource', copy: { of: id, name: copyName(name, taken, words.copyName) } });
          }}
          onDelete={(item) => setAsking({ about: 'delete', item })}
          onPause={(item) => setAsking({ about: 'pause', item })}
          onResume={(item) => void actions.resume(item)}
          onRenew={(item) => void actions.renew(item)}
        />
      )}
      {testing === null ? null : (
        <TestDialog testing={testing} onEdit={() => edit(testing.item.id)} onClose={closeTest} />
      )}
      {dialog !== null && asking?.about === 'delete' ? (
        <DeleteDialog {...dialog} onDelete={() => void actions.remove(dialog.item).then(close)} />
      ) : null}
      {dialog !== null && asking?.about === 'pause' ? (
        <PauseDialog {...dialog} onPause={(reason) => void actions.pause(dialog.item, reason).then(close)} />
      ) : null}
    </Stack>
  );
}
