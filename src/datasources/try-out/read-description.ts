import type { ApiFailure, AppError } from '../../contract/failures';
import { mostPasted, type PasteProblem } from '../../contract/pasted';
import { err, ok, type Result } from '../../contract/result';
import { foreignText } from '../../http/foreign-text';
import { nothingToMask } from '../../http/masker';
import type { OutboundFailure } from '../../http/outbound-call';
import { checkUrl } from '../../checks/url';
import { reducedDescription } from '../../paste/reduced-description';
import { decodeText } from '../../extract/document/decode';
import type { DatasourceDeps } from '../deps';

const timeoutMs = 15_000;

/**
 * Reads the description of an API (OpenAPI, Swagger) at the address that an administrator named, and answers as much of it as
 * fills a form. No credentials travel; a host that the site has not approved is not called, and the failure says which one it is.
 */
export async function readDescription(
  { outboundToMetadata }: Pick<DatasourceDeps, 'outboundToMetadata'>,
  { url }: { url: string },
): Promise<Result<Result<{ text: string }, PasteProblem>, AppError>> {
  const checked = checkUrl(url);
  if (!checked.ok) return err({ code: 'invalid-input', fields: { url: { code: 'url', problem: checked.error } } });
  const answer = await outboundToMetadata({
    url: checked.value.href,
    method: 'GET',
    headers: { accept: 'application/json, application/yaml;q=0.9, */*;q=0.5' },
    body: null,
    timeoutMs,
    maxBytes: mostPasted,
    redirects: 'same-origin',
  });
  if (!answer.ok) return err(failureOf(answer.error));
  const { status, bytes, header } = answer.value;
  if (status !== 200)
    return err({ code: 'api-http-error', status, contentType: null, excerpt: null, retryAfterSeconds: null });
  const text = decodeText(bytes, header('content-type'));
  if (!text.ok) return ok(err({ code: 'paste-unknown' }));
  const reduced = reducedDescription(text.value);
  return ok(reduced.ok ? ok({ text: reduced.value }) : reduced);
}

function failureOf(failure: OutboundFailure): ApiFailure {
  switch (failure.code) {
    case 'budget-spent':
      return failure;
    case 'egress':
      return { code: 'api-egress', host: failure.host };
    case 'unreachable':
      return { ...failure, code: 'api-unreachable' };
    case 'redirect':
      return { code: 'api-redirect', status: failure.status, host: foreignText(failure.host, nothingToMask) };
    case 'too-large':
      return { code: 'api-too-large', maxBytes: failure.maxBytes };
    case 'interrupted':
    case 'url':
      return { code: 'api-settings', problem: 'url', detail: null };
  }
}
