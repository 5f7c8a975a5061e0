import { useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import { ModalTransition } from '@atlaskit/modal-dialog';
import { isPortalOnly } from '../../jira/people';
import type { SiteState } from '../../protocol';
import { CreateIssue } from '../pages/create-issue';
import { usePath } from '../site/router';
import { useSession } from '../site/session';
import { Avatar } from '../ui-kit/people';
import { SiteLink } from './site-link';

type Destination = { to: string; name: string; within: string };

const places: Record<'staff' | 'customer', Destination[]> = {
  staff: [
    { to: '/', name: 'Your work', within: '/browse' },
    { to: '/issues', name: 'Issues', within: '/issues' },
    { to: '/board', name: 'Board', within: '/board' },
    { to: '/portal', name: 'Portal', within: '/portal' },
  ],
  customer: [{ to: '/portal', name: 'Portal', within: '/portal' }],
};

const locales = ['en-GB', 'en-US', 'de-DE', 'fr-FR'];

/** A language in its own words, for example `Deutsch (Deutschland)` or `British English`. */
function nameOfLocale(locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
}

function localPlace({ hasSandbox }: SiteState): string {
  return hasSandbox ? 'Sandbox' : 'Local host';
}

/** Product, places to go, Create, and who looks at the site and how. */
export function Header(): ReactNode {
  const { site, switchUser, setLocale, colorMode, setColorMode } = useSession();
  const path = usePath();
  const [creating, setCreating] = useState(false);
  const staff = !isPortalOnly(site.me);
  const destinations = [
    ...places[staff ? 'staff' : 'customer'],
    ...(site.me.role === 'administrator' ? [{ to: '/settings', name: 'Settings', within: '/settings' }] : []),
    { to: site.hasSandbox ? '/sandbox' : '/sandbox/invocations', name: localPlace(site), within: '/sandbox' },
  ];
  return (
    <header className="header" lang="en">
      <SiteLink to={staff ? '/' : '/portal'} className="header-product" label="Jira local, home">
        <span className="header-logo" aria-hidden="true" />
        <span>Jira</span> <span className="header-local">local</span>
      </SiteLink>
      <nav className="header-places" aria-label="Main">
        {destinations.map((place) => (
          <SiteLink key={place.to} to={place.to} current={place.to === path || path.startsWith(place.within)}>
            {place.name}
          </SiteLink>
        ))}
      </nav>
      {staff && (
        <Button appearance="primary" onClick={() => setCreating(true)}>
          Create
        </Button>
      )}
      <div className="header-person">
        <label>
          <span className="visually-hidden">Theme</span>
          <select
            value={colorMode}
            onChange={(event) => {
              const mode = event.currentTarget.value;
              setColorMode(mode === 'light' || mode === 'dark' ? mode : 'auto');
            }}
          >
            <option value="auto">System</option>
            <option value="light">Light</option>
            <option value="dark">Dark</option>
          </select>
        </label>
        <label>
          <span className="visually-hidden">Language</span>
          <select
            value={site.me.locale}
            title={`Time zone of ${site.me.displayName}: ${site.me.timeZone}`}
            onChange={(event) => void setLocale(event.currentTarget.value)}
          >
            {[...new Set([site.me.locale, ...locales])].map((locale) => (
              <option key={locale} value={locale}>
                {nameOfLocale(locale)}
              </option>
            ))}
          </select>
        </label>
        <Avatar name={site.me.displayName} />
        <label>
          <span className="visually-hidden">Use the site as</span>
          <select value={site.me.accountId} onChange={(event) => switchUser(event.currentTarget.value)}>
            {site.users
              .filter(({ isOnlyKnown }) => isOnlyKnown !== true)
              .map((user) => (
                <option key={user.accountId} value={user.accountId}>
                  {user.displayName} ({user.role})
                </option>
              ))}
          </select>
        </label>
      </div>
      <ModalTransition>{creating && <CreateIssue onClose={() => setCreating(false)} />}</ModalTransition>
    </header>
  );
}
