/** A node of the document that `@forge/react` hands over after every commit. Text is a node of type `String`. */
export type ForgeNode = {
  type: string;
  props: Record<string, unknown>;
  children: ForgeNode[];
  key: string;
};

type Drawn = { source: Record<string, unknown>; text: unknown; copy: ForgeNode };

/**
 * Makes still pictures of the live document, which the app's reconciler goes on changing in place. What did not change
 * since the last picture is the same object again, so that only changed parts are drawn anew.
 */
export function createPhotographer(): (live: ForgeNode) => ForgeNode {
  let last = new Map<string, Drawn>();
  return (live) => {
    const next = new Map<string, Drawn>();
    const take = (node: ForgeNode): ForgeNode => {
      const children = node.children.map(take);
      const before = last.get(node.key);
      const same =
        before !== undefined &&
        before.source === node.props &&
        before.text === node.props['text'] &&
        before.copy.children.length === children.length &&
        children.every((child, index) => child === before.copy.children[index]);
      const copy = same ? before.copy : { type: node.type, key: node.key, props: { ...node.props }, children };
      next.set(node.key, { source: node.props, text: node.props['text'], copy });
      return copy;
    };
    const picture = take(live);
    last = next;
    return picture;
  };
}

/** All text below a node, as a screen reader would read it. */
export function textOf(node: ForgeNode): string {
  if (node.type === 'String') return textProp(node.props['text']);
  return node.children.map(textOf).join('');
}

function textProp(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The content a `ContentWrapper` child of that name carries: how components hand over more than one set of children. */
export function slot(node: ForgeNode, name: string): ForgeNode[] {
  return node.children.find((child) => child.type === 'ContentWrapper' && child.props['name'] === name)?.children ?? [];
}
