import type { ReactNode } from 'react';
import { SiteLink } from '../shell/site-link';

export function NotFound({ what = 'page' }: { what?: string }): ReactNode {
  return (
    <main className="page page-narrow">
      <h1>There is no such {what}</h1>
      <p>
        This is a small Jira: issues, custom fields, apps and a portal. <SiteLink to="/">Your work</SiteLink> is a good
        place to go on from.
      </p>
    </main>
  );
}
