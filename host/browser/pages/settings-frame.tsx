import type { ReactNode } from 'react';
import SectionMessage from '@atlaskit/section-message';
import { SiteLink } from '../shell/site-link';
import { usePath } from '../site/router';
import { useSession } from '../site/session';

/**
 * Jira's administration around a page. Jira hides it from everybody but administrators; the host only says so and shows the
 * page nevertheless, because what an app refuses on its own can only be seen on a page that is open.
 */
export function SettingsFrame({ children }: { children: ReactNode }): ReactNode {
  const { site } = useSession();
  const path = usePath();
  const pages = site.modules.flatMap((module) =>
    module.kind === 'adminPage' && module.place === 'sidebar' ? [module] : [],
  );
  return (
    <div className="settings">
      <nav className="side" aria-label="Settings">
        <h2>Apps</h2>
        {pages.map((page) => (
          <SiteLink
            key={page.key}
            to={`/settings/apps/${page.key}`}
            current={path.startsWith(`/settings/apps/${page.key}`)}
          >
            {page.title}
          </SiteLink>
        ))}
        <SiteLink to="/settings/manage-apps" current={path === '/settings/manage-apps'}>
          Manage apps
        </SiteLink>
        <h2>Issues</h2>
        <SiteLink to="/settings/fields" current={path.startsWith('/settings/fields')}>
          Fields
        </SiteLink>
        <SiteLink to="/settings/workflows" current={path === '/settings/workflows'}>
          Workflows
        </SiteLink>
        <SiteLink to="/settings/automation" current={path === '/settings/automation'}>
          Automation
        </SiteLink>
      </nav>
      <main className="page">
        {site.me.role !== 'administrator' && (
          <SectionMessage appearance="warning" title="Jira would not show this page to you">
            <p>
              {site.me.displayName} is no administrator. The local host shows the page all the same, so that you can see
              what the app itself refuses.
            </p>
          </SectionMessage>
        )}
        {children}
      </main>
    </div>
  );
}
