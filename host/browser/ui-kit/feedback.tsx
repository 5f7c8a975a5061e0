import type { ReactNode } from 'react';
import AtlaskitBadge from '@atlaskit/badge';
import AtlaskitLozenge from '@atlaskit/lozenge';
import AtlaskitProgressBar from '@atlaskit/progress-bar';
import AtlaskitSectionMessage, {
  SectionMessageAction as AtlaskitSectionMessageAction,
} from '@atlaskit/section-message';
import AtlaskitSpinner from '@atlaskit/spinner';
import AtlaskitTag from '@atlaskit/tag';
import AtlaskitTooltip from '@atlaskit/tooltip';
import { Nodes, useSurroundings, type Drawn } from './drawing';
import { nodesOf, Part, promptText } from './element';
import { textOf } from './forge-doc';
import { accessible, call, flag, given, handles, list, number, oneOf, records, text } from './props';

const lozenges = [
  'default',
  'inprogress',
  'moved',
  'new',
  'removed',
  'success',
  'warning',
  'danger',
  'information',
  'neutral',
  'discovery',
] as const;
const badges = [
  'added',
  'default',
  'important',
  'primary',
  'primaryInverted',
  'removed',
  'warning',
  'discovery',
  'danger',
  'neutral',
  'success',
  'information',
  'inverse',
] as const;
const messages = ['information', 'warning', 'error', 'success', 'discovery'] as const;

export function Lozenge({ node }: Drawn): ReactNode {
  const { props } = node;
  return (
    <AtlaskitLozenge
      appearance={oneOf(props, 'appearance', lozenges, 'default')}
      maxWidth={text(props, 'maxWidth') ?? 200}
      {...given({ testId: text(props, 'testId') })}
    >
      {textOf(node)}
    </AtlaskitLozenge>
  );
}

export function Badge({ node }: Drawn): ReactNode {
  const { props } = node;
  const content = textOf(node);
  const max = number(props, 'max');
  return (
    <AtlaskitBadge appearance={oneOf(props, 'appearance', badges, 'default')} {...given({ max })}>
      {/^\d+$/.test(content) ? Number(content) : content}
    </AtlaskitBadge>
  );
}

export function Tag({ node }: Drawn): ReactNode {
  const { props } = node;
  const label = text(props, 'text') ?? textOf(node);
  const common = { text: label, ...given({ href: text(props, 'href'), testId: text(props, 'testId') }) };
  const color = { color: (text(props, 'color') ?? 'standard') as 'standard' };
  if (
    props['isRemovable'] === false ||
    !('onAfterRemoveAction' in props || 'onBeforeRemoveAction' in props || 'removeButtonLabel' in props)
  ) {
    return <AtlaskitTag {...common} {...color} isRemovable={false} />;
  }
  return (
    <AtlaskitTag
      {...common}
      {...color}
      removeButtonLabel={text(props, 'removeButtonLabel') ?? `Remove ${label}`}
      onAfterRemoveAction={(removed: string) => void call(props, 'onAfterRemoveAction', removed)}
    />
  );
}

export function TagGroup({ node }: Drawn): ReactNode {
  return (
    <div className="uik-tag-group" data-align={text(node.props, 'alignment') ?? 'start'} role="group">
      <Nodes nodes={node.children} />
    </div>
  );
}

export function SectionMessage({ node }: Drawn): ReactNode {
  const { props } = node;
  const actions = node.children.filter((child) => child.type === 'SectionMessageAction');
  const body = node.children.filter((child) => child.type !== 'SectionMessageAction');
  const listed = list(props, 'actions').flatMap((action, index) => nodesOf(action, `action.${index}`));
  const appearance = oneOf(
    props,
    'appearance',
    messages,
    props['appearance'] === 'confirmation' ? 'success' : 'information',
  );
  return (
    // Atlaskit gives it no live role: an app that wants a message heard says so itself.
    <div className="uik-section-message">
      <AtlaskitSectionMessage
        appearance={appearance}
        {...given({ title: text(props, 'title'), testId: text(props, 'testId') })}
        actions={[
          ...[...actions, ...listed].map((action) => (
            <MessageAction key={action.key} props={action.props} label={textOf(action)} />
          )),
        ]}
      >
        <div className="uik-section-message-body">
          <Nodes nodes={body} />
        </div>
      </AtlaskitSectionMessage>
    </div>
  );
}

function MessageAction({ props, label }: { props: Record<string, unknown>; label: string }): ReactNode {
  const { navigate } = useSurroundings();
  const href = text(props, 'href');
  return (
    <AtlaskitSectionMessageAction
      {...given({ testId: text(props, 'testId') })}
      onClick={() => {
        if (handles(props, 'onClick')) void call(props, 'onClick');
        else if (href !== undefined) navigate(href, 'same-tab');
      }}
    >
      {label}
    </AtlaskitSectionMessageAction>
  );
}

/** Outside a SectionMessage it is a link-like button, as in UI Kit. */
export function SectionMessageAction({ node }: Drawn): ReactNode {
  return <MessageAction props={node.props} label={textOf(node)} />;
}

export function Spinner({ node }: Drawn): ReactNode {
  const { props } = node;
  const size =
    number(props, 'size') ?? oneOf(props, 'size', ['xsmall', 'small', 'medium', 'large', 'xlarge'], 'medium');
  return (
    <AtlaskitSpinner
      size={size}
      label={text(props, 'label') ?? 'Loading'}
      appearance={oneOf(props, 'appearance', ['inherit', 'invert'], 'inherit')}
      {...given({ delay: number(props, 'delay'), testId: text(props, 'testId') })}
    />
  );
}

export function ProgressBar({ node }: Drawn): ReactNode {
  const { props } = node;
  return (
    <AtlaskitProgressBar
      value={number(props, 'value') ?? 0}
      isIndeterminate={flag(props, 'isIndeterminate')}
      appearance={oneOf(props, 'appearance', ['default', 'success', 'inverse'], 'default')}
      {...given({ ariaLabel: text(props, 'ariaLabel'), testId: text(props, 'testId') })}
    />
  );
}

export function ProgressTracker({ node }: Drawn): ReactNode {
  const { props } = node;
  return (
    <ol className="uik-progress-tracker" aria-label={text(props, 'label') ?? 'Progress'} {...accessible(props)}>
      {records(props, 'items').map((stage, index) => {
        const status = text(stage, 'status') ?? 'unvisited';
        const label = text(stage, 'label') ?? '';
        return (
          <li
            key={text(stage, 'id') ?? index}
            data-status={status}
            aria-current={status === 'current' ? 'step' : undefined}
          >
            {handles(stage, 'onClick') ? (
              <button type="button" onClick={() => void call(stage, 'onClick')}>
                {label}
              </button>
            ) : (
              <span>{label}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

export function Tooltip({ node }: Drawn): ReactNode {
  const { props } = node;
  return (
    <AtlaskitTooltip
      content={promptText(props['content'])}
      position={oneOf(props, 'position', ['top', 'bottom', 'left', 'right', 'mouse'], 'bottom')}
      {...given({ delay: number(props, 'delay') })}
    >
      <span className="uik-tooltip-anchor">
        <Nodes nodes={node.children} />
      </span>
    </AtlaskitTooltip>
  );
}

export function EmptyState({ node }: Drawn): ReactNode {
  const { props } = node;
  const level = Math.min(6, Math.max(1, number(props, 'headingLevel') ?? 4));
  const Title = `h${level}` as 'h4';
  return (
    <div className="uik-empty-state" {...accessible(props)}>
      <Title>{text(props, 'header')}</Title>
      <Part value={props['description']} />
      <div role="group" aria-label={text(props, 'buttonGroupLabel')} className="uik-button-group">
        <Part value={props['secondaryAction']} />
        <Part value={props['primaryAction']} />
        {flag(props, 'isLoading') && <AtlaskitSpinner label="Loading" />}
      </div>
      <Part value={props['tertiaryAction']} />
      <Nodes nodes={node.children} />
    </div>
  );
}
