import { view } from '@forge/bridge';
import { useCallback, useEffect, useState } from 'react';
import { addressOf, home, routeAt, type Route } from './route';

type Place = { pathname: string; search?: string };

/**
 * As much of the history as is used. Forge documents that of history 4, whose listeners are handed the place; the types that
 * come with the bridge are those of history 5, which hands them the place inside of an update.
 */
type AppHistory = {
  location: Place;
  push: (path: string) => void;
  replace: (path: string) => void;
  listen: (listener: (told: Place | { location: Place }) => void) => () => void;
};

export type Go = (route: Route, how?: 'push' | 'replace') => void;

/**
 * Where the person is, by the address of the page; null until Forge has told it. Where Forge gives a page no history the
 * places are kept in memory: everything works but the address.
 */
export function useRoute(): [Route | null, Go] {
  const [route, setRoute] = useState<Route | null>(null);
  const [history, setHistory] = useState<AppHistory | null>(null);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isThere = true;
    view.createHistory().then(
      (made) => {
        if (!isThere) return;
        const found = made as unknown as AppHistory;
        setHistory(found);
        setRoute(routeAt(found.location));
        stop = found.listen((told) => setRoute(routeAt('location' in told ? told.location : told)));
      },
      () => setRoute(home),
    );
    return () => {
      isThere = false;
      stop?.();
    };
  }, []);
  const go = useCallback<Go>(
    (to, how = 'push') => {
      setRoute(to);
      history?.[how](addressOf(to));
    },
    [history],
  );
  return [route, go];
}
