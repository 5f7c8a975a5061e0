import { go, onLocation } from '../site/router';

type AppLocation = { pathname: string; search: string; hash: string; state: unknown; key: string };
type Listener = (location: AppLocation, action: string) => void;

/**
 * The history object of `view.createHistory()` (the shape of history 4): the app's own paths, kept behind the path of the page
 * that shows the app, so that the browser's buttons and reloading work.
 */
export function createAppHistory(base: string): Record<string, unknown> {
  const listeners = new Set<Listener>();
  const stop = onLocation((action) => {
    if (!location.pathname.startsWith(base)) {
      stop();
      return;
    }
    appHistory['location'] = current(base);
    appHistory['action'] = action;
    for (const listener of listeners) listener(current(base), action);
  });
  const move = (how: 'push' | 'replace') => (to: string | Partial<AppLocation>, state?: unknown) => {
    const path = typeof to === 'string' ? to : `${to.pathname ?? '/'}${to.search ?? ''}${to.hash ?? ''}`;
    go(`${base}${path.startsWith('/') ? path : `/${path}`}`.replace(/\/$/, '') || '/', how, state);
  };
  const appHistory: Record<string, unknown> = {
    action: 'POP',
    length: history.length,
    location: current(base),
    push: move('push'),
    replace: move('replace'),
    go: (steps: number) => history.go(steps),
    goBack: () => history.back(),
    goForward: () => history.forward(),
    createHref: (to: Partial<AppLocation>) => `${base}${to.pathname ?? '/'}`,
    listen: (listener: Listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return appHistory;
}

function current(base: string): AppLocation {
  const own = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : '';
  return {
    pathname: own || '/',
    search: location.search,
    hash: location.hash,
    state: history.state,
    key: location.pathname,
  };
}
