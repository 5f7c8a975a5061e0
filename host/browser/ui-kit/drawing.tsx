import { createContext, memo, useContext, type ComponentType, type ReactNode } from 'react';
import { textOf, type ForgeNode } from './forge-doc';

/** What every component of the renderer gets: its node of the document. */
export type Drawn = { node: ForgeNode };

/** What the page around a document offers its components. */
export type Surroundings = {
  components: Record<string, ComponentType<Drawn>>;
  /** Called with the name of something the app uses and the host does not model. */
  notModelled: (name: string) => void;
  /** Follows a link: same tab or new tab. */
  navigate: (href: string, target: 'same-tab' | 'new-tab') => void;
  /** What closing this document means where it stands: leaving the editor, closing the dialog. */
  cancel: () => void;
  users: { accountId: string; displayName: string }[];
  locale: string;
};

const SurroundingsContext = createContext<Surroundings | null>(null);

export const SurroundingsProvider = SurroundingsContext.Provider;

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error('A UI Kit component was drawn outside a document.');
  return surroundings;
}

/** Draws one node with the component of its type. */
export const Node = memo(function Node({ node }: Drawn): ReactNode {
  const { components } = useSurroundings();
  if (node.type === 'String') return textOf(node);
  const Component = components[node.type] ?? Unknown;
  return <Component node={node} />;
});

/** Draws nodes one after another. */
export function Nodes({ nodes }: { nodes: ForgeNode[] }): ReactNode {
  return nodes.map((node) => <Node key={node.key} node={node} />);
}

function Unknown({ node }: Drawn): ReactNode {
  const { notModelled } = useSurroundings();
  queueMicrotask(() => notModelled(`<${node.type}>`));
  return (
    <div className="uik-unknown" role="note">
      not modelled: &lt;{node.type}&gt;
      <Nodes nodes={node.children} />
    </div>
  );
}
