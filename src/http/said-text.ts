/** Members in which APIs put what went wrong, for people or for programs. */
const spoken =
  /^(error|errors|fault|code|title|message|msg|detail|details|description|summary|reason|statustext|faultstring)$/;
const prefixes = /^(error|err|api|fault|status|response|result|user|developer|display)[_-]?/;

const mostTexts = 3;
const mostDepth = 3;

/**
 * What a refusal says, without its wrapping: the texts of a JSON body's error members, the title of a web page. Other
 * bodies, and those in which nothing of the kind stands, as they are. Not masked.
 */
export function saidText(body: string): string {
  const text = body.trimStart();
  if (/^<(!doctype html|html)\b/i.test(text)) return titleOf(text) ?? body;
  if (!/^[{[]/.test(text)) return body;
  try {
    const texts = [...new Set(textsIn(JSON.parse(text), 0))].slice(0, mostTexts);
    return texts.length === 0 ? body : texts.reduce((all, one) => `${all}${/[.!?:]$/.test(all) ? '' : ':'} ${one}`);
  } catch {
    return body;
  }
}

function textsIn(value: unknown, depth: number): string[] {
  if (typeof value !== 'object' || value === null || depth > mostDepth) return [];
  if (Array.isArray(value)) return value.slice(0, mostTexts).flatMap((one) => textOrTexts(one, depth));
  return Object.entries(value).flatMap(([name, member]) => (isSpoken(name) ? textOrTexts(member, depth) : []));
}

const textOrTexts = (value: unknown, depth: number): string[] =>
  typeof value === 'string' ? [value.trim()].filter((text) => text !== '') : textsIn(value, depth + 1);

function isSpoken(name: string): boolean {
  const plain = name.toLowerCase();
  return spoken.test(plain) || spoken.test(plain.replace(prefixes, ''));
}

/** Of the title, or else of the first heading: tags gone, the commonest references read. */
function titleOf(page: string): string | null {
  const found = /<title[^>]{0,300}>([^<]+)/i.exec(page)?.[1] ?? /<h1[^>]{0,300}>([^<]+)/i.exec(page)?.[1];
  const title = found
    ?.replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .trim();
  return title === undefined || title === '' ? null : title;
}
