import type { ReactNode } from 'react';
import { SiteLink } from './site-link';

/** The way here: one link up, and the name of the page itself. */
export function Breadcrumbs({ up, here }: { up: { to: string; name: string }; here: string }): ReactNode {
  return (
    <nav aria-label="Breadcrumbs">
      <ol className="uik-breadcrumbs">
        <li>
          <SiteLink to={up.to}>{up.name}</SiteLink>
        </li>
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
