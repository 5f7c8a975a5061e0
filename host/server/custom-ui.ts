import { addressesOf, type Manifest } from '../platform/manifest';
import { fileBelow } from './files';
import type { Answer } from './http';

const first = '<script src="/custom-ui.js"></script>';

/**
 * A file of a Custom UI resource, as it lies in the app's folder; undefined if there is none. Documents get the bridge before
 * everything else, and the content security policy that the manifest's `permissions` allow.
 */
export async function customUiFile(manifest: Manifest, folder: string, path: string): Promise<Answer | undefined> {
  const answer = await fileBelow(folder, path);
  if (answer === undefined || !('file' in answer)) return answer;
  const headers = { ...answer.headers, 'cache-control': 'no-store' };
  if (!answer.type.startsWith('text/html')) return { ...answer, headers };
  return {
    ...answer,
    file: Buffer.from(withBridge(answer.file.toString('utf8'))),
    headers: { ...headers, 'content-security-policy': policyOf(manifest) },
  };
}

function withBridge(html: string): string {
  const opening = /<head[^>]*>/i.exec(html) ?? /<html[^>]*>/i.exec(html) ?? /<!doctype[^>]*>/i.exec(html);
  const at = opening === null ? 0 : opening.index + opening[0].length;
  return html.slice(0, at) + first + html.slice(at);
}

/** Forge, "Add content security and egress controls": nothing inline and nothing from elsewhere that is not declared. */
function policyOf({ permissions }: Manifest): string {
  const { scripts = [], styles = [] } = permissions?.content ?? {};
  const client = addressesOf(permissions?.external?.fetch?.client);
  const quoted = (names: string[]) => names.map((name) => (name.endsWith(':') ? name : `'${name}'`));
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...quoted(scripts)].join(' ')}`,
    `style-src ${["'self'", ...quoted(styles)].join(' ')}`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src ${["'self'", ...client].join(' ')}`,
    "frame-ancestors 'self'",
    "form-action 'none'",
  ].join('; ');
}
