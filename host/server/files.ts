import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Answer } from './http';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** A file below `folder`; undefined if there is none. Paths that leave the folder find nothing. */
export async function fileBelow(folder: string, path: string): Promise<Answer | undefined> {
  const file = normalize(join(folder, path));
  if (!file.startsWith(normalize(folder) + sep)) return undefined;
  let content: Buffer;
  try {
    content = await readFile(file);
  } catch {
    return undefined;
  }
  const type = types[extname(file)] ?? 'application/octet-stream';
  // Only names with a content hash may be kept.
  const lasting = /-[\w-]{8,}\.(js|css|woff2)$/.test(file);
  const headers: Record<string, string> = {
    'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-store',
  };
  if (type.startsWith('text/html')) headers['content-security-policy'] = policyFor(content.toString('utf8'));
  return { status: 200, file: content, type, headers };
}

/** Scripts of this origin and the page's own inline scripts, by hash. Atlaskit writes its styles at run time. */
function policyFor(html: string): string {
  const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...inline].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join('; ');
}
