import type { Json } from '../contract/json';
import { reveal, type Secret } from '../runtime/secret';

const cover = '•••';

/** Shorter texts are too likely to be part of something else, and give nothing away that could be used. */
const leastCharacters = 4;

/**
 * Covers the app's own secrets in text that is shown: as they are, percent-encoded, form-encoded, inside JSON and in
 * Base64, because an API may send back what it was sent.
 */
export function masker(secrets: readonly Secret[]): { text: (text: string) => string; json: (value: Json) => Json } {
  const spellings = [...new Set(secrets.map(reveal).flatMap(spelled))]
    .filter((spelling) => spelling.length >= leastCharacters)
    .sort((a, b) => b.length - a.length);
  const text = (plain: string): string =>
    spellings.reduce((masked, spelling) => masked.replaceAll(spelling, cover), plain);
  const json = (value: Json): Json => {
    if (typeof value === 'string') return text(value);
    if (typeof value === 'number') return text(String(value)) === String(value) ? value : cover;
    if (Array.isArray(value)) return value.map(json);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [text(name), json(member)]));
  };
  return { text, json };
}

function spelled(secret: string): string[] {
  const base64 = Buffer.from(secret, 'utf8').toString('base64');
  return [
    secret,
    secret.trim(),
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replaceAll('=', ''),
  ];
}
