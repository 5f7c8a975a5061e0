import type { ReactNode } from 'react';
import AtlaskitTable from '@atlaskit/dynamic-table';
import { Nodes, type Drawn } from './drawing';
import { Part } from './element';
import { slot, type ForgeNode } from './forge-doc';
import { call, flag, given, handles, number, oneOf, optionalFlag, text } from './props';

function cell(node: ForgeNode) {
  const { props } = node;
  return {
    ...given({ key: text(props, 'cellKey'), colSpan: number(props, 'colSpan'), testId: text(props, 'testId') }),
    content: <Nodes nodes={node.children} />,
  };
}

export function DynamicTable({ node }: Drawn): ReactNode {
  const { props } = node;
  const head = slot(node, 'head');
  const rows = slot(node, 'rows');
  return (
    <div
      className="uik-table"
      // Wide tables scroll sideways on a phone; a scrolling region must be reachable by keyboard.
      role="region"
      tabIndex={0}
      aria-label={text(props, 'label') ?? text(props, 'caption') ?? 'Table'}
    >
      <AtlaskitTable
        {...(head.length > 0 ? { head: { cells: head.map(headCell) } } : {})}
        rows={rows.map((row, index) => ({
          key: text(row.props, 'rowKey') ?? String(index),
          cells: row.children.map(cell),
          ...given({ isHighlighted: optionalFlag(row.props, 'isHighlighted') }),
        }))}
        isFixedSize={flag(props, 'isFixedSize')}
        isLoading={flag(props, 'isLoading')}
        isRankable={flag(props, 'isRankable')}
        loadingSpinnerSize={oneOf(props, 'loadingSpinnerSize', ['small', 'large'], 'large')}
        {...(props['emptyView'] === undefined ? {} : { emptyView: <Part value={props['emptyView']} /> })}
        {...(handles(props, 'onSetPage') ? { onSetPage: (page: number) => void call(props, 'onSetPage', page) } : {})}
        {...(props['sortOrder'] === undefined ? {} : { sortOrder: oneOf(props, 'sortOrder', ['ASC', 'DESC'], 'ASC') })}
        {...(props['defaultSortOrder'] === undefined
          ? {}
          : { defaultSortOrder: oneOf(props, 'defaultSortOrder', ['ASC', 'DESC'], 'ASC') })}
        {...given({
          caption: text(props, 'caption'),
          rowsPerPage: number(props, 'rowsPerPage'),
          page: number(props, 'page'),
          defaultPage: number(props, 'defaultPage'),
          sortKey: text(props, 'sortKey'),
          defaultSortKey: text(props, 'defaultSortKey'),
          highlightedRowIndex: number(props, 'highlightedRowIndex'),
          label: text(props, 'label'),
          testId: text(props, 'testId'),
        })}
      />
    </div>
  );
}

function headCell(node: ForgeNode) {
  const { props } = node;
  return {
    ...cell(node),
    isSortable: flag(props, 'isSortable'),
    ...given({ width: number(props, 'width'), shouldTruncate: optionalFlag(props, 'shouldTruncate') }),
  };
}
