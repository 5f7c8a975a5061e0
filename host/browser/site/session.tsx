import { createContext, useContext } from 'react';
import type { SiteState } from '../../protocol';
import type { ColorMode } from '../shell/theme';
import type { Api } from './api';

export type FlagNote = {
  id: string;
  title: string;
  description?: string;
  type: 'info' | 'success' | 'warning' | 'error';
  actions: { text: string; onClick: () => void }[];
  isAutoDismiss: boolean;
};

/** What every page of the site works with. */
export type Session = {
  site: SiteState;
  api: Api;
  /** Asks the server for the state again; resolves when the pages have it. */
  reload: () => Promise<void>;
  switchUser: (accountId: string) => void;
  /** Changes the person's language and formats, as their Jira profile would. */
  setLocale: (locale: string) => Promise<void>;
  colorMode: ColorMode;
  setColorMode: (mode: ColorMode) => void;
  showFlag: (flag: FlagNote) => void;
  closeFlag: (id: string) => void;
  notModelled: (name: string) => void;
};

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('A page was drawn outside the site.');
  return session;
}
