import { useEffect, type ReactNode } from 'react';
import { AppFrame } from '../bridge/app-frame';
import { go } from '../site/router';
import { useSession } from '../site/session';
import { NotFound } from './not-found';
import { SettingsFrame } from './settings-frame';

/** An app's administration page (`jira:adminPage`); without a key, the one in the sidebar. */
export function AppPage({ moduleKey }: { moduleKey: string | null }): ReactNode {
  const { site } = useSession();
  const pages = site.modules.filter((module) => module.kind === 'adminPage');
  const page =
    moduleKey === null
      ? (pages.find(({ place }) => place === 'sidebar') ?? pages[0])
      : pages.find(({ key }) => key === moduleKey);
  const target = moduleKey === null && page ? `/settings/apps/${page.key}` : null;
  useEffect(() => {
    if (target !== null) go(target, 'replace');
  }, [target]);
  if (page === undefined) return <NotFound what="app page" />;
  if (target !== null) return null;
  return (
    <SettingsFrame>
      <h1>{page.title}</h1>
      <AppFrame
        module={page.key}
        resource={page.resource}
        extension={{ type: 'jira:adminPage', location: location.href }}
        historyBase={`/settings/apps/${page.key}`}
        minHeight={400}
      />
    </SettingsFrame>
  );
}
