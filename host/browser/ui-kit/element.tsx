import { isValidElement, type ReactNode } from 'react';
import { Nodes } from './drawing';
import type { ForgeNode } from './forge-doc';

/**
 * Nodes for an element that came inside a prop (`emptyView`, `primaryAction`, `elemBeforeInput`): the app's reconciler does not
 * look into props, so these are React elements of the app's own React. Elements of function components cannot be drawn.
 */
export function nodesOf(value: unknown, path = 'prop'): ForgeNode[] {
  if (typeof value === 'string' || typeof value === 'number') {
    return [{ type: 'String', key: path, props: { text: String(value) }, children: [] }];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => nodesOf(item, `${path}.${index}`));
  if (!isValidElement<Record<string, unknown>>(value)) return [];
  const { children, ...props } = value.props;
  const inner = nodesOf(children, `${path}.c`);
  if (typeof value.type === 'string') return [{ type: value.type, key: path, props, children: inner }];
  if (typeof value.type === 'symbol') return inner;
  return [
    {
      type: typeof value.type === 'function' ? value.type.name || 'function' : 'unknown',
      key: path,
      props: {},
      children: inner,
    },
  ];
}

/** Draws what a prop holds, nothing if it holds nothing. */
export function Part({ value }: { value: unknown }): ReactNode {
  return <Nodes nodes={nodesOf(value)} />;
}

/** The text in a prop that may be a text or an element. */
export function promptText(value: unknown): string {
  return nodesOf(value).map(wordsOf).join('');
}

function wordsOf(node: ForgeNode): string {
  const own = node.props['text'];
  return node.type === 'String' && typeof own === 'string' ? own : node.children.map(wordsOf).join('');
}
