import { useProductContext } from '@forge/react';
import React, { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { wordingFor, wordingLocale, type Wording } from '../wording';
import { usableLocale, usableTimeZone, type Place } from './when';

/** What every component may need: how to speak to this person, and where in Jira it is drawn (`context.extension`). */
export type Surroundings = Place & { wording: Wording; moduleKey: string | null; extension: Record<string, unknown> };

const Context = createContext<Surroundings>({
  wording: wordingFor('en'),
  locale: 'en',
  dateLocale: 'en',
  timeZone: 'UTC',
  moduleKey: null,
  extension: {},
});

/** Hands words, locale and time zone of the person to everything inside. Nothing is drawn before Forge told them. */
export function SurroundingsProvider({ children }: { children: ReactNode }): React.JSX.Element | null {
  const context = useProductContext();
  const value = useMemo(() => {
    const dateLocale = usableLocale(context?.locale);
    return {
      wording: wordingFor(dateLocale),
      locale: wordingLocale(dateLocale),
      dateLocale,
      timeZone: usableTimeZone(context?.timezone),
      moduleKey: context?.moduleKey ?? null,
      extension: context?.extension ?? {},
    };
  }, [context]);
  return context === undefined ? null : <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useSurroundings(): Surroundings {
  return useContext(Context);
}

/** The current time in ms, told again every `everyMs`. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
