import type { FormValues } from './form-values';

type Urls = Pick<FormValues, 'baseUrl' | 'tokenUrl'>;

/**
 * Whether a secret that goes to the token endpoint, or to the API, would now go to another host than the one it was saved
 * for: then it has to be typed again. A secret for the token endpoint buys a token for the API, so it minds both hosts.
 */
export function hasMoved(to: 'token' | 'api', values: Urls, baseline: Urls): boolean {
  const isApiMoved = differ(values.baseUrl, baseline.baseUrl);
  return isApiMoved || (to === 'token' && differ(values.tokenUrl, baseline.tokenUrl));
}

/** An address that cannot be read yet has a problem of its own. */
function differ(now: string, before: string): boolean {
  const [host, savedHost] = [hostOf(now), hostOf(before)];
  return host !== null && savedHost !== null && host !== savedHost;
}

function hostOf(url: string): string | null {
  return URL.canParse(url.trim()) ? new URL(url.trim()).host : null;
}
