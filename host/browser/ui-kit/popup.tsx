import { useEffect, useRef, type ReactNode } from 'react';
import { Nodes, type Drawn } from './drawing';
import { slot } from './forge-doc';
import { call, flag, text } from './props';

/** A popup below its trigger, in the document's flow of layers. Placement other than below is not modelled. */
export function Popup({ node }: Drawn): ReactNode {
  const { props } = node;
  const open = flag(props, 'isOpen');
  const anchor = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (!open) return;
    const close = (event: Event): void => {
      const outside = event.target instanceof window.Node && anchor.current?.contains(event.target) === false;
      if (outside || (event instanceof KeyboardEvent && event.key === 'Escape')) void call(latest.current, 'onClose');
    };
    document.addEventListener('mousedown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('mousedown', close);
      document.removeEventListener('keydown', close);
    };
  }, [open]);
  return (
    <div className="uik-popup-anchor" ref={anchor}>
      <Nodes nodes={slot(node, 'trigger')} />
      {open && (
        <div
          className="uik-popup"
          role={text(props, 'role') ?? 'dialog'}
          aria-label={text(props, 'label')}
          id={text(props, 'id')}
        >
          <Nodes nodes={slot(node, 'content')} />
        </div>
      )}
    </div>
  );
}
