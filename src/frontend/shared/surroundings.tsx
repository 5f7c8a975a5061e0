import { view } from '@forge/bridge';
import { SectionMessage, Text } from '@forge/react';
import React, { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { wordingFor, wordingLocale, type Wording } from '../wording';
import { beatMs, createClock, type Clock } from './clock';
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

type ProductContext = Awaited<ReturnType<typeof view.getContext>>;

/** What Forge tells of the person and the place: undefined until it does, null when it does not. */
function useContextOfForge(): ProductContext | null | undefined {
  const [context, setContext] = useState<ProductContext | null>();
  useEffect(() => {
    view.getContext().then(setContext, () => setContext(null));
  }, []);
  return context;
}

/** Hands words, locale and time zone of the person to everything inside. Nothing is drawn before Forge told them. */
export function SurroundingsProvider({ children }: { children: ReactNode }): React.JSX.Element | null {
  const context = useContextOfForge();
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
  // Without its place a page would show, and save, what belongs elsewhere.
  if (context === null) {
    return (
      <SectionMessage appearance="error">
        <Text>{wordingFor(usableLocale(navigator.language)).placeUnknown}</Text>
      </SectionMessage>
    );
  }
  return context === undefined ? null : (
    <Context.Provider value={value}>
      <ClockProvider>{children}</ClockProvider>
    </Context.Provider>
  );
}

export function useSurroundings(): Surroundings {
  return useContext(Context);
}

/** The clock of everything that is drawn: answers tell it the functions' time. */
const ClockContext = createContext<Clock>(createClock(() => Date.now()));

export function useClock(): Clock {
  return useContext(ClockContext);
}

function ClockProvider({ children }: { children: ReactNode }): React.JSX.Element {
  const [clock] = useState(() => createClock(() => Date.now()));
  useEffect(() => {
    const timer = setInterval(clock.beat, beatMs);
    return () => clearInterval(timer);
  }, [clock]);
  return <ClockContext.Provider value={clock}>{children}</ClockContext.Provider>;
}

/** The current time in ms, told again every `everyMs`, and at once when the page comes back into sight or its clock is put right. */
export function useNow(everyMs: number): number {
  const clock = useClock();
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const tell = (): void => setNow(clock.now());
    const timer = setInterval(tell, everyMs);
    const stop = clock.listen(tell);
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearInterval(timer);
      stop();
      document.removeEventListener('visibilitychange', tell);
    };
  }, [clock, everyMs]);
  return now;
}
