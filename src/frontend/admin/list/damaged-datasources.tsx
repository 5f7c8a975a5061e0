import { Button, Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { DamagedDatasource } from '../../../contract/datasource';
import { Message } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { ConfirmDialog } from '../confirm-dialog';

type Props = {
  damaged: readonly DamagedDatasource[];
  isBusy: boolean;
  onDelete: (id: string, name: string) => Promise<void>;
};

/** On top of the list: what is stored and cannot be read. Everything else works on. */
export function DamagedDatasources({ damaged, isBusy, onDelete }: Props): React.JSX.Element | null {
  const { wording } = useSurroundings();
  const words = wording.damaged;
  const [asking, setAsking] = useState<DamagedDatasource | null>(null);
  const nameOf = ({ name }: DamagedDatasource): string => name ?? words.unnamed;
  if (damaged.length === 0) return null;
  return (
    <Message tone="warning" title={words.title}>
      <Stack space="space.100">
        {damaged.map((one) => (
          <Stack key={one.id} space="space.050">
            <Text>{words[one.damage](nameOf(one))}</Text>
            {one.damage === 'damaged' ? (
              <Inline>
                <Button isDisabled={isBusy} onClick={() => setAsking(one)}>
                  {words.remove(nameOf(one))}
                </Button>
              </Inline>
            ) : null}
          </Stack>
        ))}
      </Stack>
      {asking === null ? null : (
        <ConfirmDialog
          isOpen
          title={words.confirmTitle(nameOf(asking))}
          body={words.confirmBody}
          confirm={{
            label: wording.deleteDialog.confirm,
            isDanger: true,
            isDisabled: isBusy,
            run: () => void onDelete(asking.id, nameOf(asking)).then(() => setAsking(null)),
          }}
          cancel={{ label: wording.deleteDialog.cancel, run: () => setAsking(null) }}
        />
      )}
    </Message>
  );
}
