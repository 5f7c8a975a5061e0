import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import type { SiteState } from '../../protocol';
import { Page } from '../pages/page';
import { Flags } from '../shell/flags';
import { Header } from '../shell/header';
import { NotModelled } from '../shell/not-modelled';
import { applyColorMode, savedColorMode, type ColorMode } from '../shell/theme';
import { createApi, sayProblem } from './api';
import { SessionProvider, type FlagNote, type Session } from './session';

const savedUser = 'host.user';

/** `?as=agent` or `?as=ACCOUNT_ID` in the address chooses the person, and is remembered in this browser. */
async function loadSite(accountId: string | null): Promise<SiteState> {
  const wanted = new URLSearchParams(location.search).get('as') ?? accountId;
  const first = await createApi(null)<SiteState>('GET', '/_site/state');
  const person = first.users.find((user) => user.accountId === wanted || user.role === wanted);
  if (!person || person.accountId === first.me.accountId) return first;
  return createApi(person.accountId)<SiteState>('GET', '/_site/state');
}

/** The whole site: loads its state and shows the page of the address. */
export function Site(): ReactNode {
  const [site, setSite] = useState<SiteState | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [accountId, setAccountId] = useState(() => localStorage.getItem(savedUser));
  const [colorMode, setMode] = useState<ColorMode>(savedColorMode);
  const [flags, setFlags] = useState<FlagNote[]>([]);
  const [missing, setMissing] = useState<string[]>([]);

  const reload = useCallback(async () => {
    const state = await loadSite(accountId);
    localStorage.setItem(savedUser, state.me.accountId);
    setSite(state);
    setFailure(null);
  }, [accountId]);

  useEffect(() => {
    reload().catch((error: unknown) => setFailure(sayProblem(error)));
  }, [reload]);

  const locale = site?.me.locale;
  useEffect(() => {
    if (locale !== undefined) document.documentElement.lang = locale;
  }, [locale]);

  const notModelled = useCallback((name: string) => {
    setMissing((before) => {
      if (before.includes(name)) return before;
      // The terminal and the control API say it too; a page is drawn whether they hear of it or not.
      createApi(null)('POST', '/_site/not-modelled', { name }).catch(() => undefined);
      return [...before, name];
    });
  }, []);
  const closeFlag = useCallback((id: string) => setFlags((before) => before.filter((flag) => flag.id !== id)), []);
  const showFlag = useCallback(
    (flag: FlagNote) => setFlags((before) => [flag, ...before.filter((other) => other.id !== flag.id)]),
    [],
  );

  const session = useMemo<Session | null>(
    () =>
      site && {
        site,
        api: createApi(site.me.accountId),
        reload,
        switchUser: (next) => {
          localStorage.setItem(savedUser, next);
          const url = new URL(location.href);
          url.searchParams.delete('as');
          history.replaceState(null, '', url);
          setAccountId(next);
        },
        setLocale: async (locale) => {
          await createApi(site.me.accountId)('PUT', '/_site/me', { locale });
          await reload();
        },
        colorMode,
        setColorMode: (mode) => {
          setMode(mode);
          void applyColorMode(mode);
        },
        showFlag,
        closeFlag,
        notModelled,
      },
    [site, reload, colorMode, showFlag, closeFlag, notModelled],
  );

  if (failure !== null) {
    return (
      <main className="page page-narrow">
        <SectionMessage appearance="error" title="The host does not answer">
          <p>{failure}</p>
        </SectionMessage>
      </main>
    );
  }
  if (!session) {
    return (
      <div className="site-loading">
        <Spinner label="Loading the site" size="large" />
      </div>
    );
  }
  return (
    <SessionProvider value={session}>
      <Header />
      <NotModelled names={[...new Set([...session.site.notModelled, ...missing])]} />
      {/* Another person or language is another session: every page starts anew. */}
      <Page key={`${session.site.me.accountId} ${session.site.me.locale}`} />
      <Flags flags={flags} onClose={closeFlag} />
    </SessionProvider>
  );
}
