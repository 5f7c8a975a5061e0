import type { ReactNode } from 'react';
import { go } from '../site/router';

/** A link to a page of this site. */
export function SiteLink(properties: {
  to: string;
  children: ReactNode;
  className?: string;
  current?: boolean;
  label?: string;
}): ReactNode {
  const { to, children, className, current, label } = properties;
  return (
    <a
      href={to}
      className={className}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
