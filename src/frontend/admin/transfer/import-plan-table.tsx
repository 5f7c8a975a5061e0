import { Box, DynamicTable, Inline, Lozenge, Stack, Text } from '@forge/react';
import React from 'react';
import type { ImportPlan, PlannedDatasource } from '../../../contract/transfer';
import { CheckInput } from '../../shared/inputs';
import { useSurroundings } from '../../shared/surroundings';

type Props = {
  plan: ImportPlan;
  /** Ids of the text that may change the site's datasource of the same name. */
  updateByName: readonly string[];
  onTakeOver: (ids: string[]) => void;
};

const appearance = { new: 'success', changed: 'inprogress', same: 'default', conflict: 'removed' } as const;

/** What an import would do with each datasource of a text. */
export function ImportPlanTable({ plan, updateByName, onTakeOver }: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.transfer;
  return (
    <DynamicTable
      label={words.planTable}
      rowsPerPage={25}
      head={{
        cells: [
          { key: 'name', content: words.columns.name, width: 28 },
          { key: 'plan', content: words.columns.plan, width: 14 },
          { key: 'details', content: words.columns.details, width: 58 },
        ],
      }}
      rows={plan.datasources.map((one, index) => ({
        key: `${index} ${one.id}`,
        cells: [
          { key: 'name', content: <Text weight="bold">{one.name}</Text> },
          {
            key: 'plan',
            content: (
              <Inline>
                <Lozenge appearance={appearance[one.plan]}>{wording.planName[one.plan]}</Lozenge>
              </Inline>
            ),
          },
          {
            key: 'details',
            content: (
              <Box>
                <Stack space="space.025">
                  <Details one={one} />
                  <TakeOver one={one} updateByName={updateByName} onTakeOver={onTakeOver} />
                </Stack>
              </Box>
            ),
          },
        ],
      }))}
    />
  );
}

function Details({ one }: { one: PlannedDatasource }): React.JSX.Element | null {
  const { wording, locale } = useSurroundings();
  if (one.plan === 'same') return null;
  if (one.plan === 'conflict') return <Text>{wording.importConflict(one.conflict)}</Text>;
  const lines = [
    ...(one.plan === 'changed' ? one.changes.map(wording.auditChange) : []),
    ...(one.secrets.length > 0 ? [wording.askedSecrets(one.secrets, locale)] : []),
    ...(one.plan === 'changed' && one.secretsDeleted.length > 0
      ? [wording.deletedSecrets(one.secretsDeleted, locale)]
      : []),
  ];
  return (
    <>
      {lines.map((line) => (
        <Text key={line} size="small">
          {line}
        </Text>
      ))}
    </>
  );
}

/** A taken name: the administrator may let the datasource that has it be changed, and take that back. */
function TakeOver({
  one,
  updateByName,
  onTakeOver,
}: Omit<Props, 'plan'> & { one: PlannedDatasource }): React.JSX.Element | null {
  const words = useSurroundings().wording.transfer;
  const isChosen = updateByName.includes(one.id);
  const isTaken = one.plan === 'conflict' && one.conflict.code === 'name-taken';
  if (!isChosen && !isTaken) return null;
  return (
    <CheckInput
      id={`transfer.take-over.${one.id}`}
      label={words.takeOver(one.name)}
      isChecked={isChosen}
      onChange={(isChecked) =>
        onTakeOver(isChecked ? [...updateByName, one.id] : updateByName.filter((id) => id !== one.id))
      }
    />
  );
}
