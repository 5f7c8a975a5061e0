import { useId, type CSSProperties, type ReactNode } from 'react';
import { Nodes, type Drawn } from './drawing';
import { accessible, call, flag, text } from './props';
import { cssValue, stateRules, xcssStyle } from './xcss';

const alignment: Record<string, string> = {
  start: 'flex-start',
  end: 'flex-end',
  center: 'center',
  stretch: 'stretch',
  baseline: 'baseline',
};

const sides = {
  padding: 'padding',
  paddingBlock: 'paddingBlock',
  paddingBlockStart: 'paddingBlockStart',
  paddingBlockEnd: 'paddingBlockEnd',
  paddingInline: 'paddingInline',
  paddingInlineStart: 'paddingInlineStart',
  paddingInlineEnd: 'paddingInlineEnd',
  backgroundColor: 'backgroundColor',
} as const;

function boxStyle(props: Record<string, unknown>): CSSProperties {
  const own = Object.keys(sides)
    .filter((name) => props[name] !== undefined)
    .map((name) => [name, cssValue(props[name])]);
  return { ...(Object.fromEntries(own) as CSSProperties), ...xcssStyle(props['xcss']) };
}

export function Box({ node }: Drawn): ReactNode {
  const id = `box${useId().replace(/:/g, '')}`;
  const rules = stateRules(`.${id}`, node.props['xcss']);
  return (
    <div
      className={`uik-box ${id}`}
      role={text(node.props, 'role')}
      style={boxStyle(node.props)}
      {...accessible(node.props)}
    >
      {rules && <style>{rules}</style>}
      <Nodes nodes={node.children} />
    </div>
  );
}

export function Pressable({ node }: Drawn): ReactNode {
  const id = `press${useId().replace(/:/g, '')}`;
  const rules = stateRules(`.${id}`, node.props['xcss']);
  return (
    <button
      type="button"
      className={`uik-pressable ${id}`}
      disabled={flag(node.props, 'isDisabled')}
      style={boxStyle(node.props)}
      onClick={() => void call(node.props, 'onClick')}
      {...accessible(node.props)}
    >
      {rules && <style>{rules}</style>}
      <Nodes nodes={node.children} />
    </button>
  );
}

export function Stack({ node }: Drawn): ReactNode {
  const { props } = node;
  const style: CSSProperties = {
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'border-box',
    minWidth: 0,
    gap: cssValue(props['space']),
    alignItems: alignment[text(props, 'alignInline') ?? ''],
    justifyContent: text(props, 'spread') ?? alignment[text(props, 'alignBlock') ?? ''],
    ...(text(props, 'grow') === 'fill' ? { width: '100%', flexGrow: 1 } : {}),
  };
  return (
    <div className="uik-stack" style={style} {...accessible(props)}>
      <Nodes nodes={node.children} />
    </div>
  );
}

export function Inline({ node }: Drawn): ReactNode {
  const { props } = node;
  const separator = text(props, 'separator');
  const style: CSSProperties = {
    display: 'flex',
    boxSizing: 'border-box',
    minWidth: 0,
    columnGap: cssValue(props['space']),
    rowGap: cssValue(props['rowSpace'] ?? (flag(props, 'shouldWrap') ? props['space'] : undefined)),
    flexWrap: flag(props, 'shouldWrap') ? 'wrap' : 'nowrap',
    alignItems: alignment[text(props, 'alignBlock') ?? ''] ?? 'flex-start',
    justifyContent: text(props, 'spread') ?? alignment[text(props, 'alignInline') ?? ''],
    ...(text(props, 'grow') === 'fill' ? { width: '100%', flexGrow: 1 } : {}),
  };
  return (
    <div className="uik-inline" style={style} {...accessible(props)}>
      {node.children.map((child, index) => [
        separator !== undefined && index > 0 ? <span key={`${child.key}-separator`}>{separator}</span> : null,
        <Nodes key={child.key} nodes={[child]} />,
      ])}
    </div>
  );
}

export function Bleed({ node }: Drawn): ReactNode {
  const { props } = node;
  const negative = (value: unknown): string | undefined => {
    const size = cssValue(value);
    return size === undefined ? undefined : `calc(-1 * ${size})`;
  };
  const block = negative(props['block'] ?? props['all']);
  const inline = negative(props['inline'] ?? props['all']);
  return (
    <div style={{ marginBlock: block, marginInline: inline }}>
      <Nodes nodes={node.children} />
    </div>
  );
}

/** The document itself, and wrappers that only carry children. */
export function Children({ node }: Drawn): ReactNode {
  return <Nodes nodes={node.children} />;
}
