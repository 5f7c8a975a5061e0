import { useId, type ReactNode } from 'react';
import { Nodes, type Drawn } from './drawing';
import { slot } from './forge-doc';
import { call, flag, text } from './props';

/** Reading view as a button, editing view with confirm and cancel. Validation runs in the app (`@forge/react` sees to it). */
export function InlineEdit({ node }: Drawn): ReactNode {
  const { props } = node;
  const labelId = useId();
  const label = text(props, 'label');
  return (
    <div className="uik-inline-edit" role="group" {...(label === undefined ? {} : { 'aria-labelledby': labelId })}>
      {label !== undefined && (
        <span className="uik-inline-edit-label" id={labelId}>
          {label}
          {flag(props, 'isRequired') && <span className="uik-required">*</span>}
        </span>
      )}
      {flag(props, 'isEditing') ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            void call(props, 'onConfirm');
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') void call(props, 'onCancel');
          }}
        >
          <Nodes nodes={slot(node, 'editView')} />
          {!flag(props, 'hideActionButtons') && (
            <span className="uik-confirm">
              <button type="submit" aria-label={text(props, 'confirmButtonLabel') ?? 'Confirm'}>
                ✓
              </button>
              <button
                type="button"
                aria-label={text(props, 'cancelButtonLabel') ?? 'Cancel'}
                onClick={() => void call(props, 'onCancel')}
              >
                ✕
              </button>
            </span>
          )}
        </form>
      ) : (
        <div
          role="button"
          tabIndex={0}
          className="uik-inline-edit-read"
          aria-label={text(props, 'editButtonLabel') ?? `Edit ${label ?? ''}`}
          onClick={() => void call(props, 'onEdit')}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === ' ') void call(props, 'onEdit');
          }}
        >
          <Nodes nodes={slot(node, 'readView')} />
        </div>
      )}
    </div>
  );
}
