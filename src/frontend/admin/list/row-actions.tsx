import { Button, ButtonGroup } from '@forge/react';
import React from 'react';
import type { DatasourceListItem } from '../../../contract/datasource';
import { Menu } from '../../shared/menu';
import { useSurroundings } from '../../shared/surroundings';

type Does = (item: DatasourceListItem) => void;

export type RowActionProps = {
  /** The datasource that something is being done with, or null. */
  busy: string | null;
  /** The datasource at whose row the person goes on. */
  focusOn: string | null;
  onEdit: (id: string) => void;
  onTest: Does;
  onDuplicate: Does;
  onDelete: Does;
  onPause: Does;
  onResume: Does;
  onRenew: Does;
  onHealth: Does;
  onChanges: Does;
  onKeys: Does;
};

/** What can be done with one datasource: what is wanted most in sight, the rest in a menu. */
export function RowActions({
  item,
  busy,
  focusOn,
  ...on
}: RowActionProps & { item: DatasourceListItem }): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.list;
  const isDisabled = busy !== null;
  const isPaused = item.paused !== null;
  return (
    <ButtonGroup label={item.name}>
      <Button spacing="compact" autoFocus={item.id === focusOn} onClick={() => on.onEdit(item.id)}>
        {words.edit}
      </Button>
      {isPaused ? (
        <Button spacing="compact" isDisabled={isDisabled} onClick={() => on.onResume(item)}>
          {words.resume}
        </Button>
      ) : (
        <Button spacing="compact" isDisabled={isDisabled} onClick={() => on.onTest(item)}>
          {words.test}
        </Button>
      )}
      <Menu
        label={words.more}
        items={[
          ...(item.token === null || isPaused
            ? []
            : [{ label: words.renew, isDisabled, choose: () => on.onRenew(item) }]),
          { label: words.duplicate, choose: () => on.onDuplicate(item) },
          ...(isPaused ? [] : [{ label: words.pause, isDisabled, choose: () => on.onPause(item) }]),
          { label: words.health, choose: () => on.onHealth(item) },
          ...(item.signs ? [{ label: wording.keys.open, choose: () => on.onKeys(item) }] : []),
          { label: words.changes, choose: () => on.onChanges(item) },
          { label: words.delete, choose: () => on.onDelete(item) },
        ]}
      />
    </ButtonGroup>
  );
}
