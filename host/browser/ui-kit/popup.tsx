import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Nodes, type Drawn } from './drawing';
import { slot } from './forge-doc';
import { call, flag, text } from './props';

/** Pixels between a popup and its trigger, or the window's edge. */
const gap = 4;

/** A popup below its trigger, above everything else: no scrolling box cuts it off. Placement other than below is not modelled. */
export function Popup({ node }: Drawn): ReactNode {
  const { props } = node;
  const open = flag(props, 'isOpen');
  const anchor = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [at, setAt] = useState<{ top: number; left: number } | null>(null);
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const trigger = anchor.current?.getBoundingClientRect();
    const size = layer.current?.getBoundingClientRect();
    if (!open || trigger === undefined || size === undefined) return;
    const below = trigger.bottom + gap;
    setAt({
      top: below + size.height > window.innerHeight ? Math.max(gap, trigger.top - gap - size.height) : below,
      left: Math.max(gap, Math.min(trigger.left, window.innerWidth - size.width - gap)),
    });
  }, [open]);
  useEffect(() => {
    if (!open) return;
    const close = (event: Event): void => {
      const outside = event.target instanceof window.Node && anchor.current?.contains(event.target) === false;
      if (outside || (event instanceof KeyboardEvent && event.key === 'Escape')) void call(latest.current, 'onClose');
    };
    document.addEventListener('mousedown', close);
    document.addEventListener('keydown', close);
    const scrolled = (): void => void call(latest.current, 'onClose');
    window.addEventListener('scroll', scrolled, { capture: true, once: true });
    return () => {
      document.removeEventListener('mousedown', close);
      document.removeEventListener('keydown', close);
      window.removeEventListener('scroll', scrolled, { capture: true });
    };
  }, [open]);
  return (
    <div className="uik-popup-anchor" ref={anchor}>
      <Nodes nodes={slot(node, 'trigger')} />
      {open && (
        <div
          className="uik-popup"
          ref={layer}
          style={at ?? { visibility: 'hidden' }}
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
