import { go } from '../site/router';

/** Paths of this host's own pages; everything else on the site is Jira that the host does not have. */
const known = [
  /^\/$/,
  /^\/browse\/[^/]+$/,
  /^\/(issues|board)$/,
  /^\/settings(\/|$)/,
  /^\/portal(\/|$)/,
  /^\/sandbox(\/|$)/,
];

/** The address of a `NavigationLocation`, null for targets that the host does not model. */
export function addressOf(target: Record<string, unknown>, siteUrl: string): string | null {
  if (typeof target['url'] === 'string') return target['url'];
  if (target['target'] === 'module' && typeof target['moduleKey'] === 'string') {
    const path = typeof target['path'] === 'string' ? target['path'] : '';
    return new URL(`/settings/apps/${encodeURIComponent(target['moduleKey'])}${path}`, siteUrl).href;
  }
  if (target['target'] === 'issue' && typeof target['issueKey'] === 'string') {
    return new URL(`/browse/${encodeURIComponent(target['issueKey'])}`, siteUrl).href;
  }
  return null;
}

/** Addresses of Jira's administration for which the host has a page of its own. */
const ownPages: Record<string, string> = { '/secure/admin/ViewCustomFields.jspa': '/settings/fields' };

/** Follows an address as Jira does: pages of the site in place, other sites by loading them. False: a page the host lacks. */
export function follow(href: string, how: 'same-tab' | 'new-tab', siteUrl: string): boolean {
  const url = new URL(href, location.href);
  if (url.protocol !== 'https:' && url.protocol !== 'http:' && url.protocol !== 'mailto:') return false;
  const here = url.origin === location.origin || url.origin === new URL(siteUrl, location.href).origin;
  if (!here) {
    window.open(url.href, how === 'new-tab' ? '_blank' : '_self', 'noopener');
    return true;
  }
  const pathname = ownPages[url.pathname] ?? url.pathname;
  if (!known.some((path) => path.test(pathname))) return false;
  if (how === 'new-tab') window.open(`${pathname}${url.search}`, '_blank', 'noopener');
  else go(`${pathname}${url.search}${url.hash}`);
  return true;
}
