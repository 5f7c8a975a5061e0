import React from 'react';
import type { DatasourceListItem } from '../../../contract/datasource';
import { useSurroundings } from '../../shared/surroundings';
import { ConfirmDialog } from '../confirm-dialog';

type Props = {
  item: DatasourceListItem;
  isBusy: boolean;
  onDelete: () => void;
  onClose: () => void;
};

/** Asks before a datasource is deleted, or says which fields stand in the way. */
export function DeleteDialog({ item, isBusy, onDelete, onClose }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.deleteDialog;
  if (item.usedBy.length > 0) {
    return (
      <ConfirmDialog
        isOpen
        title={words.inUseTitle(item.name)}
        body={wording.appError({ code: 'datasource-in-use', usedBy: item.usedBy }, locale)}
        cancel={{ label: words.close, run: onClose }}
      />
    );
  }
  return (
    <ConfirmDialog
      isOpen
      title={words.title(item.name)}
      body={words.body}
      confirm={{ label: words.confirm, isDanger: true, isDisabled: isBusy, run: onDelete }}
      cancel={{ label: words.cancel, run: onClose }}
    />
  );
}
