import type { ReactNode } from 'react';
import ModalDialog, {
  ModalBody as Body,
  ModalFooter as Footer,
  ModalHeader as Header,
  ModalTitle as Title,
  ModalTransition as Transition,
} from '@atlaskit/modal-dialog';
import { Nodes, type Drawn } from './drawing';
import { call, given, oneOf, text } from './props';

export function ModalTransition({ node }: Drawn): ReactNode {
  return (
    <Transition>
      {node.children.map((child) => (
        <Nodes key={child.key} nodes={[child]} />
      ))}
    </Transition>
  );
}

export function Modal({ node }: Drawn): ReactNode {
  const { props } = node;
  const width = text(props, 'width');
  const height = text(props, 'height');
  return (
    <ModalDialog
      onClose={() => void call(props, 'onClose')}
      width={dimension(width) ?? 'medium'}
      shouldScrollInViewport={props['shouldScrollInViewport'] === true}
      {...given({
        height: dimension(height),
        label: text(props, 'label') ?? text(props, 'title'),
        testId: text(props, 'testId'),
      })}
    >
      <Nodes nodes={node.children} />
    </ModalDialog>
  );
}

function dimension(value: string | undefined): number | string | undefined {
  if (value === undefined) return undefined;
  if (value === 'fullscreen' || value === 'max' || value === 'resizable') return '100%';
  if (value === 'xlarge') return 'x-large';
  return /^\d+$/.test(value) ? Number(value) : value;
}

export function ModalHeader({ node }: Drawn): ReactNode {
  return (
    <Header hasCloseButton>
      <Nodes nodes={node.children} />
    </Header>
  );
}

export function ModalTitle({ node }: Drawn): ReactNode {
  const appearance = oneOf(node.props, 'appearance', ['danger', 'warning', ''], '');
  return (
    <Title {...(appearance ? { appearance } : {})} isMultiline={node.props['isMultiline'] !== false}>
      <Nodes nodes={node.children} />
    </Title>
  );
}

export function ModalBody({ node }: Drawn): ReactNode {
  return (
    <Body>
      <Nodes nodes={node.children} />
    </Body>
  );
}

export function ModalFooter({ node }: Drawn): ReactNode {
  return (
    <Footer>
      <Nodes nodes={node.children} />
    </Footer>
  );
}
