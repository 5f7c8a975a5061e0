import { DynamicTable, Text } from '@forge/react';
import React from 'react';
import type { Json } from '../../contract/json';
import { columnsOf, cellText } from './sample-rows';

/** The first rows of an answer as a table: members as columns, nested values as JSON. */
export function SampleTable({ rows, label }: { rows: readonly Json[]; label: string }): React.JSX.Element {
  const columns = columnsOf(rows);
  return (
    <DynamicTable
      label={label}
      head={{ cells: columns.map((column) => ({ key: column, content: column === '' ? label : column })) }}
      rows={rows.map((row, index) => ({
        key: String(index),
        cells: columns.map((column) => ({
          key: column,
          content: <Text size="small">{cellText(row, column)}</Text>,
        })),
      }))}
    />
  );
}
