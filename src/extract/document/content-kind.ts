import type { ContentKind } from '../../contract/binding';
import { isWrapped } from './json-wrapping';

export type AnswerKind = Exclude<ContentKind, 'detect' | 'lines'>;

/** Goes by the content type if that is specific, then by the first character. A wrong content type loses to plain evidence. */
export function contentKind(setting: ContentKind, contentType: string | null, text: string): AnswerKind {
  if (setting === 'lines') return 'csv';
  if (setting !== 'detect') return setting;
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (/[/+]json$|[/-](ndjson|jsonl|jsonlines|json-seq|event-stream)$/.test(type)) return 'json';
  if (isWrapped(text.slice(0, 1000))) return 'json';
  if (/[/+]xml$/.test(type) && type !== 'application/xhtml+xml') return 'xml';
  if (/^(text|application)\/(csv|x-csv|tab-separated-values|vnd\.ms-excel)$/.test(type)) return 'csv';
  const first = /\S/.exec(text.slice(0, 10_000))?.[0];
  if (first === undefined || first === '{' || first === '[') return 'json';
  return first === '<' ? 'xml' : 'csv';
}

/** A page for people in place of data, for example a sign-in form: its title (may be empty), else null. */
export function htmlTitle(text: string): string | null {
  const head = text
    .slice(0, 20_000)
    .trimStart()
    .replace(/^(<!--[^]*?-->\s*)+/, '');
  if (!/^<(!doctype\s+html|html|head|body)[\s>]/i.test(head)) return null;
  const title = /<title[^>]*>([^<]*)/i.exec(head)?.[1] ?? '';
  return title.trim();
}
