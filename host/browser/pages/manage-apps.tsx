import type { ReactNode } from 'react';
import { SiteLink } from '../shell/site-link';
import { useSession } from '../site/session';
import { SettingsFrame } from './settings-frame';

const names = { configure: 'Configure', 'get-started': 'Get started' };

/** Jira's list of installed apps, with the pages that an app hangs below its entry. */
export function ManageAppsPage(): ReactNode {
  const { site } = useSession();
  const pages = site.modules.flatMap((module) =>
    module.kind === 'adminPage' && module.place !== 'sidebar' ? [{ key: module.key, name: names[module.place] }] : [],
  );
  return (
    <SettingsFrame>
      <h1>Manage apps</h1>
      <section className="card" aria-label={site.appName}>
        <h2>{site.appName}</h2>
        <p className="uik-subtle">Version {site.appVersion}</p>
        {pages.length === 0 ? (
          <p className="uik-subtle">This app has no page to configure it and none to get started.</p>
        ) : (
          <p className="strip">
            {pages.map(({ key, name }) => (
              <SiteLink key={key} to={`/settings/apps/${key}`}>
                {name}
              </SiteLink>
            ))}
          </p>
        )}
      </section>
    </SettingsFrame>
  );
}
