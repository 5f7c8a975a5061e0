import { useSyncExternalStore } from 'react';

const changed = 'host-location';

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(changed, listener);
  };
}

/** The path of the page, without query; components that use it draw again when it changes. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

/** Goes to a path of this site without loading the page again. */
export function go(path: string, how: 'push' | 'replace' = 'push', state: unknown = null): void {
  if (how === 'push') history.pushState(state, '', path);
  else history.replaceState(state, '', path);
  window.dispatchEvent(new Event(changed));
  if (how === 'push') window.scrollTo(0, 0);
}

/** Calls the listener after every change of the address, also by the browser's own buttons. Returns how to stop. */
export function onLocation(listener: (action: 'PUSH' | 'POP') => void): () => void {
  const push = (): void => listener('PUSH');
  const pop = (): void => listener('POP');
  window.addEventListener(changed, push);
  window.addEventListener('popstate', pop);
  return () => {
    window.removeEventListener(changed, push);
    window.removeEventListener('popstate', pop);
  };
}

/** The parts of a path that match a pattern such as `/browse/:key`; null when it does not match. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  const open = wanted.at(-1) === '*';
  if (open ? given.length < wanted.length - 1 : given.length !== wanted.length) return null;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    if (part === '*') break;
    const actual = given[index] ?? '';
    if (part.startsWith(':')) found[part.slice(1)] = decodeURIComponent(actual);
    else if (part !== actual) return null;
  }
  return found;
}
