import { useId, type ReactNode } from 'react';
import {
  ErrorMessage as Invalid,
  HelperMessage as Helper,
  ValidMessage as Valid,
  Label as FieldLabel,
} from '@atlaskit/form';
import { Nodes, useSurroundings, type Drawn } from './drawing';
import { accessible, call, given, text } from './props';

export function Form({ node }: Drawn): ReactNode {
  return (
    <form
      className="uik-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // A dialog is drawn elsewhere on the page but bubbles here in React's tree.
        event.stopPropagation();
        void call(node.props, 'onSubmit');
      }}
      {...accessible(node.props)}
    >
      <Nodes nodes={node.children} />
    </form>
  );
}

export function FormHeader({ node }: Drawn): ReactNode {
  const title = text(node.props, 'title');
  const description = text(node.props, 'description');
  return (
    <header className="uik-form-header">
      {title !== undefined && <h2>{title}</h2>}
      {description !== undefined && <p>{description}</p>}
      <Nodes nodes={node.children} />
    </header>
  );
}

export function FormSection({ node }: Drawn): ReactNode {
  const headingId = useId();
  const title = text(node.props, 'title');
  const description = text(node.props, 'description');
  return (
    <section className="uik-form-section" {...(title === undefined ? {} : { 'aria-labelledby': headingId })}>
      {title !== undefined && <h3 id={headingId}>{title}</h3>}
      {description !== undefined && <p>{description}</p>}
      <Nodes nodes={node.children} />
    </section>
  );
}

export function FormFooter({ node }: Drawn): ReactNode {
  return (
    <footer className="uik-form-footer" data-align={text(node.props, 'align') ?? 'end'}>
      <Nodes nodes={node.children} />
    </footer>
  );
}

export function Label({ node }: Drawn): ReactNode {
  return (
    <FieldLabel
      htmlFor={text(node.props, 'labelFor') ?? ''}
      {...given({ id: text(node.props, 'id'), testId: text(node.props, 'testId') })}
    >
      <Nodes nodes={node.children} />
    </FieldLabel>
  );
}

export function HelperMessage({ node }: Drawn): ReactNode {
  return (
    <Helper {...given({ testId: text(node.props, 'testId') })}>
      <span>
        <Nodes nodes={node.children} />
      </span>
    </Helper>
  );
}

export function ErrorMessage({ node }: Drawn): ReactNode {
  return (
    <div role="alert">
      <Invalid {...given({ testId: text(node.props, 'testId') })}>
        <span>
          <Nodes nodes={node.children} />
        </span>
      </Invalid>
    </div>
  );
}

export function ValidMessage({ node }: Drawn): ReactNode {
  return (
    <Valid {...given({ testId: text(node.props, 'testId') })}>
      <span>
        <Nodes nodes={node.children} />
      </span>
    </Valid>
  );
}

export function RequiredAsterisk(): ReactNode {
  return (
    <span className="uik-required" aria-hidden="true" title="Required">
      *
    </span>
  );
}

/** `CustomFieldEdit` of `@forge/react/jira`: Jira's own confirm and cancel around a field's editor. */
export function CustomFieldEdit({ node }: Drawn): ReactNode {
  const { props } = node;
  return (
    <form
      className="uik-custom-field-edit"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void call(props, 'onSubmit');
      }}
      onKeyDown={(event) => {
        // On a button Enter presses that button.
        const isOnButton = event.target instanceof HTMLButtonElement;
        if (event.key === 'Enter' && props['disableSubmitOnEnter'] === true && !isOnButton) event.preventDefault();
      }}
      onBlur={(event) => {
        if (props['disableSubmitOnBlur'] === true) return;
        const next = event.relatedTarget;
        const stays =
          next instanceof window.Node &&
          (event.currentTarget.contains(next) ||
            document.querySelector('.atlaskit-portal-container')?.contains(next) === true);
        if (!stays && next !== null) void call(props, 'onSubmit');
      }}
    >
      <Nodes nodes={node.children} />
      {props['hideActionButtons'] !== true && (
        <span className="uik-confirm">
          <button type="submit" aria-label="Confirm">
            ✓
          </button>
          <CancelButton />
        </span>
      )}
    </form>
  );
}

function CancelButton(): ReactNode {
  const { cancel } = useSurroundings();
  return (
    <button type="button" aria-label="Cancel" onClick={cancel}>
      ✕
    </button>
  );
}
