import type { DatasourceSettings, HostNeed } from '../contract/datasource';
import type { AppError } from '../contract/failures';
import { err, ok, type Result } from '../contract/result';
import { checkUrl } from '../checks/url';
import type { DatasourceDeps } from './deps';
import { readInputShape } from './form/input-shape';

/**
 * The hosts that these settings would call, and which of them the site has not allowed yet, so that the page can ask for
 * exactly those. Reads a form that may be half filled: what is not a URL yet is no host yet.
 */
export function neededHosts(
  deps: Pick<DatasourceDeps, 'mayCall'>,
  { input }: { input: unknown },
): Result<{ hosts: HostNeed[]; notAllowed: HostNeed[] }, AppError> {
  const shape = readInputShape(input);
  if (!shape.ok) return err({ code: 'invalid-input', fields: shape.error });
  const needs = urlsOf(shape.value.settings).flatMap(({ url, step }) => {
    const checked = checkUrl(url.trim());
    return checked.ok ? [{ url: checked.value, need: { host: checked.value.host, step } }] : [];
  });
  return ok({
    hosts: needs.map(({ need }) => need),
    notAllowed: needs.filter(({ url }) => !deps.mayCall(url.href)).map(({ need }) => need),
  });
}

function urlsOf({ baseUrl, authentication }: DatasourceSettings): { url: string; step: HostNeed['step'] }[] {
  const api = { url: baseUrl, step: 'api' as const };
  return authentication.kind === 'oauth2-client-credentials'
    ? [{ url: authentication.oauth.tokenUrl, step: 'token' }, api]
    : [api];
}
