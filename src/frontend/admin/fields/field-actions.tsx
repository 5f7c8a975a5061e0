import { Button, ButtonGroup } from '@forge/react';
import React from 'react';
import type { RefreshAction, RefreshListItem } from '../../../contract/refresh';
import { useSurroundings } from '../../shared/surroundings';

export type FieldActionsProps = {
  /** The field for which something is under way on the server, or null. */
  busy: string | null;
  onDryRun: (item: RefreshListItem) => void;
  onStart: (item: RefreshListItem) => void;
  onControl: (item: RefreshListItem, action: RefreshAction) => void;
};

/** What can be done about the labels of one field now: begin, or pause, go on and cancel what was begun. */
export function FieldActions({
  item,
  busy,
  onDryRun,
  onStart,
  onControl,
}: FieldActionsProps & { item: RefreshListItem }): React.JSX.Element {
  const words = useSurroundings().wording.refresh;
  const isDisabled = busy !== null;
  const state = item.run?.state;
  if (state === 'running' || state === 'paused') {
    const other = state === 'running' ? 'pause' : 'resume';
    return (
      <ButtonGroup label={item.fieldName}>
        <Button spacing="compact" isDisabled={isDisabled} onClick={() => onControl(item, other)}>
          {words[other]}
        </Button>
        <Button spacing="compact" isDisabled={isDisabled} onClick={() => onControl(item, 'cancel')}>
          {words.cancel}
        </Button>
      </ButtonGroup>
    );
  }
  return (
    <ButtonGroup label={item.fieldName}>
      <Button spacing="compact" isDisabled={isDisabled} onClick={() => onDryRun(item)}>
        {words.dryRun}
      </Button>
      <Button spacing="compact" isDisabled={isDisabled} onClick={() => onStart(item)}>
        {words.start}
      </Button>
    </ButtonGroup>
  );
}
