import { Text } from '@forge/react';
import React, { useState } from 'react';
import type { DatasourceListItem } from '../../../contract/datasource';
import { limits } from '../../../contract/limits';
import { TextInput } from '../../shared/inputs';
import { useSurroundings } from '../../shared/surroundings';
import { beginning } from '../../wording/text';
import { ConfirmDialog } from '../confirm-dialog';
import { fieldNames } from './list-view';

type Props = {
  item: Pick<DatasourceListItem, 'name' | 'usedBy'>;
  isBusy: boolean;
  onPause: (reason: string) => void;
  onClose: () => void;
};

/** Says what a pause stops, and asks for the reason. */
export function PauseDialog({ item, isBusy, onPause, onClose }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.pauseDialog;
  const [reason, setReason] = useState('');
  const names = fieldNames(item);
  return (
    <ConfirmDialog
      isOpen
      title={words.title(item.name)}
      body={words.body}
      confirm={{
        label: words.confirm,
        isDisabled: isBusy,
        run: () => onPause(beginning(reason, limits.reasonCharacters)),
      }}
      cancel={{ label: words.cancel, run: onClose }}
    >
      {names.length === 0 ? null : <Text>{words.fields(names, locale)}</Text>}
      <TextInput
        id="pause.reason"
        label={words.reason.label}
        help={words.reason.help}
        value=""
        revision={0}
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}
