import type { ComponentProps, ReactNode } from 'react';
import AtlaskitButton, { LinkButton as AtlaskitLinkButton } from '@atlaskit/button/new';
import { Nodes, useSurroundings, type Drawn } from './drawing';
import { textOf } from './forge-doc';
import { iconComponent } from './icons';
import { accessible, call, flag, given, oneOf, text } from './props';

const appearances = ['default', 'danger', 'primary', 'subtle', 'warning', 'discovery'] as const;

type Icon = NonNullable<ComponentProps<typeof AtlaskitButton>['iconBefore']>;

function look(props: Record<string, unknown>): {
  appearance: (typeof appearances)[number];
  spacing: 'default' | 'compact';
  shouldFitContainer: boolean;
  iconBefore?: Icon;
  iconAfter?: Icon;
} {
  // `link` and `subtle-link` are appearances of the old button; the nearest of today's is subtle.
  const asLink = props['appearance'] === 'link' || props['appearance'] === 'subtle-link';
  return {
    appearance: asLink ? 'subtle' : oneOf(props, 'appearance', appearances, 'default'),
    spacing: props['spacing'] === 'compact' || props['spacing'] === 'none' ? 'compact' : 'default',
    shouldFitContainer: flag(props, 'shouldFitContainer'),
    ...given({
      iconBefore: iconComponent(text(props, 'iconBefore')) as Icon | undefined,
      iconAfter: iconComponent(text(props, 'iconAfter')) as Icon | undefined,
    }),
  };
}

function Pushed({ node, isLoading }: Drawn & { isLoading: boolean }): ReactNode {
  const { props } = node;
  return (
    <AtlaskitButton
      {...look(props)}
      type={oneOf(props, 'type', ['button', 'submit', 'reset'], 'button')}
      isDisabled={flag(props, 'isDisabled')}
      isSelected={flag(props, 'isSelected')}
      isLoading={isLoading}
      autoFocus={flag(props, 'autoFocus')}
      onClick={() => void call(props, 'onClick')}
      {...given({ id: text(props, 'id') })}
      {...accessible(props)}
    >
      <Nodes nodes={node.children} />
    </AtlaskitButton>
  );
}

export function Button({ node }: Drawn): ReactNode {
  return <Pushed node={node} isLoading={false} />;
}

export function LoadingButton({ node }: Drawn): ReactNode {
  return <Pushed node={node} isLoading={flag(node.props, 'isLoading')} />;
}

export function LinkButton({ node }: Drawn): ReactNode {
  const { props } = node;
  const { navigate } = useSurroundings();
  const href = text(props, 'href') ?? '';
  const target = text(props, 'target');
  return (
    <AtlaskitLinkButton
      {...look(props)}
      href={href}
      isDisabled={flag(props, 'isDisabled')}
      {...(target === '_blank' ? { target, rel: 'noopener noreferrer' } : {})}
      onClick={(event) => {
        if (target === '_blank') return;
        event.preventDefault();
        navigate(href, 'same-tab');
      }}
      {...accessible(props)}
    >
      <Nodes nodes={node.children} />
    </AtlaskitLinkButton>
  );
}

export function ButtonGroup({ node }: Drawn): ReactNode {
  const label = text(node.props, 'label') ?? `Actions: ${node.children.map(textOf).join(', ')}`;
  return (
    <div className="uik-button-group" role="group" aria-label={label}>
      <Nodes nodes={node.children} />
    </div>
  );
}
