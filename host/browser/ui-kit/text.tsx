import { createContext, useContext, type CSSProperties, type ReactNode } from 'react';
import AtlaskitHeading from '@atlaskit/heading';
import { CodeLines } from './code-lines';
import { Nodes, useSurroundings, type Drawn } from './drawing';
import { accessible, flag, given, number, oneOf, text } from './props';
import { cssValue } from './xcss';

const InsideText = createContext(false);

const weights: Record<string, string> = { regular: '400', medium: '500', semibold: '600', bold: '653' };
const sizes: Record<string, string> = {
  small: 'var(--ds-font-body-small)',
  medium: 'var(--ds-font-body)',
  large: 'var(--ds-font-body-large)',
  UNSAFE_small: 'var(--ds-font-body-small)',
};

export function Text({ node }: Drawn): ReactNode {
  const { props } = node;
  const inside = useContext(InsideText);
  const as = oneOf(props, 'as', ['p', 'span', 'strong', 'em', 'strike'], inside ? 'span' : 'p');
  const Tag = as === 'strike' ? 's' : as;
  const maxLines = number(props, 'maxLines');
  const size = text(props, 'size');
  const style: CSSProperties = {
    ...(size === undefined ? {} : { font: sizes[size] ?? '' }),
    ...(props['weight'] === undefined ? {} : { fontWeight: weights[text(props, 'weight') ?? ''] ?? 'inherit' }),
    ...(props['color'] === undefined ? {} : { color: String(cssValue(props['color']) ?? '') }),
    ...(props['align'] === undefined ? {} : { textAlign: oneOf(props, 'align', ['center', 'end', 'start'], 'start') }),
    ...(maxLines === undefined ? {} : { WebkitLineClamp: maxLines }),
  };
  return (
    <InsideText.Provider value>
      <Tag className={`uik-text${maxLines === undefined ? '' : ' uik-clamped'}`} style={style} {...accessible(props)}>
        <Nodes nodes={node.children} />
      </Tag>
    </InsideText.Provider>
  );
}

export function Heading({ node }: Drawn): ReactNode {
  const { props } = node;
  const legacy: Record<string, 'xlarge' | 'large' | 'medium' | 'small'> = {
    h1: 'xlarge',
    h2: 'large',
    h3: 'medium',
    h4: 'small',
  };
  const size = oneOf(
    props,
    'size',
    ['xxlarge', 'xlarge', 'large', 'medium', 'small', 'xsmall', 'xxsmall'],
    legacy[text(props, 'as') ?? ''] ?? 'medium',
  );
  const as = oneOf(props, 'as', ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'div', 'span', ''], '');
  return (
    <AtlaskitHeading
      size={size}
      {...(as ? { as } : {})}
      {...given({ id: text(props, 'id'), testId: text(props, 'testId') })}
    >
      <Nodes nodes={node.children} />
    </AtlaskitHeading>
  );
}

export function Strong({ node }: Drawn): ReactNode {
  return (
    <strong>
      <Nodes nodes={node.children} />
    </strong>
  );
}

export function Em({ node }: Drawn): ReactNode {
  return (
    <em>
      <Nodes nodes={node.children} />
    </em>
  );
}

export function Strike({ node }: Drawn): ReactNode {
  return (
    <s>
      <Nodes nodes={node.children} />
    </s>
  );
}

export function Code({ node }: Drawn): ReactNode {
  return (
    <code className="uik-code" {...accessible(node.props)}>
      <Nodes nodes={node.children} />
    </code>
  );
}

export function CodeBlock({ node }: Drawn): ReactNode {
  const { props } = node;
  return (
    <CodeLines
      text={text(props, 'text') ?? ''}
      numbered={props['showLineNumbers'] !== false}
      wraps={flag(props, 'shouldWrapLongLines')}
      attributes={accessible(props)}
    />
  );
}

export function List({ node }: Drawn): ReactNode {
  const Tag = text(node.props, 'type') === 'ordered' ? 'ol' : 'ul';
  return (
    <Tag className="uik-list" {...accessible(node.props)}>
      <Nodes nodes={node.children} />
    </Tag>
  );
}

export function ListItem({ node }: Drawn): ReactNode {
  return (
    <li>
      <InsideText.Provider value>
        <Nodes nodes={node.children} />
      </InsideText.Provider>
    </li>
  );
}

export function Link({ node }: Drawn): ReactNode {
  const { navigate } = useSurroundings();
  const href = text(node.props, 'href') ?? '';
  const newTab = flag(node.props, 'openNewTab');
  return (
    <a
      href={href}
      {...(newTab ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
      onClick={(event) => {
        if (newTab || event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        navigate(href, 'same-tab');
      }}
      {...accessible(node.props)}
    >
      <Nodes nodes={node.children} />
    </a>
  );
}
