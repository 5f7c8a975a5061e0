import type { ReactNode } from 'react';
import { SiteLink } from '../shell/site-link';
import { usePath } from '../site/router';
import { useSession } from '../site/session';

const parts = [
  { to: '/sandbox', name: 'Sandbox' },
  { to: '/sandbox/invocations', name: 'Invocations' },
  { to: '/sandbox/storage', name: 'Storage' },
  { to: '/sandbox/faults', name: 'Faults' },
];

/** The pages of the host itself, which no Jira has. */
export function SandboxFrame({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const path = usePath();
  const { site } = useSession();
  return (
    <div className="settings">
      <nav className="side" aria-label="Local host">
        <h2>Local host</h2>
        {parts
          .filter(({ to }) => to !== '/sandbox' || site.hasSandbox)
          .map((part) => (
            <SiteLink key={part.to} to={part.to} current={path === part.to}>
              {part.name}
            </SiteLink>
          ))}
      </nav>
      <main className="page">
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
