import { showFlag } from '@forge/bridge';
import { Button, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useEffect, useState } from 'react';
import type { DatasourceListItem } from '../../../contract/datasource';
import { pageError, type PageError } from '../../shared/call';
import { Message } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { backend } from '../backend';
import { ConfirmDialog } from '../confirm-dialog';
import { DatasourceList } from './datasource-list';

type Props = { onCreate: () => void; onEdit: (id: string) => void };

/** Loads the datasources and does what the list's buttons ask for. */
export function ListPage({ onCreate, onEdit }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.list;
  const [items, setItems] = useState<DatasourceListItem[] | null>(null);
  const [error, setError] = useState<PageError | null>(null);
  const [loads, setLoads] = useState(0);
  const [deleting, setDeleting] = useState<DatasourceListItem | null>(null);
  const [isDeleting, setIsDeleting] = useState(false);
  const [renewing, setRenewing] = useState<string | null>(null);
  const load = (): void => setLoads((count) => count + 1);

  useEffect(() => {
    let isCurrent = true;
    void backend.listDatasources().then((answer) => {
      if (!isCurrent) return;
      setError(answer.ok ? null : answer.error);
      if (answer.ok) setItems(answer.value.datasources);
    });
    return () => {
      isCurrent = false;
    };
  }, [loads]);

  const renew = async (item: DatasourceListItem): Promise<void> => {
    setRenewing(item.id);
    const answer = await backend.renewToken({ id: item.id });
    setRenewing(null);
    load();
    showFlag(
      answer.ok
        ? { id: `renew-${item.id}`, type: 'success', title: words.renewed(item.name), isAutoDismiss: true }
        : {
            id: `renew-${item.id}`,
            type: 'error',
            title: words.renewFailed(item.name),
            description: pageError(answer.error, wording, locale),
          },
    );
  };

  const remove = async (item: DatasourceListItem): Promise<void> => {
    setIsDeleting(true);
    const answer = await backend.deleteDatasource({ id: item.id, version: item.version });
    setIsDeleting(false);
    setDeleting(null);
    load();
    if (answer.ok) {
      showFlag({ id: `delete-${item.id}`, type: 'success', title: words.deleted(item.name), isAutoDismiss: true });
    } else {
      setError(answer.error);
    }
  };

  return (
    <Stack space="space.200">
      {error === null ? null : (
        <Message tone="error" title={items === null ? words.failedTitle : undefined}>
          <Text>{pageError(error, wording, locale)}</Text>
          {error.code === 'not-administrator' ? null : (
            <Inline>
              <Button onClick={load}>{words.reload}</Button>
            </Inline>
          )}
        </Message>
      )}
      {items === null ? (
        error === null ? (
          <Spinner size="large" label={words.loading} />
        ) : null
      ) : (
        <DatasourceList
          items={items}
          renewing={renewing}
          onCreate={onCreate}
          onEdit={onEdit}
          onDelete={setDeleting}
          onRenew={(item) => void renew(item)}
        />
      )}
      <DeleteDialog
        item={deleting}
        isDeleting={isDeleting}
        onDelete={(item) => void remove(item)}
        onClose={() => setDeleting(null)}
      />
    </Stack>
  );
}

type DeleteDialogProps = {
  item: DatasourceListItem | null;
  isDeleting: boolean;
  onDelete: (item: DatasourceListItem) => void;
  onClose: () => void;
};

function DeleteDialog({ item, isDeleting, onDelete, onClose }: DeleteDialogProps): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.deleteDialog;
  const isInUse = item !== null && item.usedBy.length > 0;
  if (item === null || isInUse) {
    return (
      <ConfirmDialog
        isOpen={isInUse}
        title={words.inUseTitle(item?.name ?? '')}
        body={wording.appError({ code: 'datasource-in-use', usedBy: item?.usedBy ?? [] }, locale)}
        cancel={{ label: words.close, run: onClose }}
      />
    );
  }
  return (
    <ConfirmDialog
      isOpen
      title={words.title(item.name)}
      body={words.body}
      confirm={{ label: words.confirm, isDanger: true, isDisabled: isDeleting, run: () => onDelete(item) }}
      cancel={{ label: words.cancel, run: onClose }}
    />
  );
}
