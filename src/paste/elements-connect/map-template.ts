import { err, ok, type Result } from '../../contract/result';
import type { MoveNote } from './moved-in';
import { commandsIn, referencesIn, unescaped, withoutComments } from './variables';

export type MappedTemplate = { label: string; members: string[]; hasTags: boolean };

/**
 * A display template as a label: `${row.name}` and `${data.name}` of Cloud, `{0}` and `{name}` of Data Center, where `columns`
 * are the paths of the columns. All of it, or why not.
 */
export function mapTemplate(text: string, columns: readonly string[]): Result<MappedTemplate, MoveNote> {
  const whole = withoutComments(text);
  const commands = commandsIn(whole);
  if (commands.length > 0) return err({ code: 'commands', names: commands });
  const plain = withoutTags(whole);
  const references = referencesIn(plain);
  return references.length > 0 || !/\{[^{}]+\}/.test(plain)
    ? mapped(plain, {
        hasTags: plain !== whole,
        places: references.map(({ whole: written, at, name }) => ({ written, at, member: memberOf(name) })),
      })
    : mapped(plain, {
        hasTags: plain !== whole,
        places: Array.from(plain.matchAll(/\{([^{}]+)\}/g), ({ 0: written, 1: name = '', index: at }) => ({
          written,
          at,
          member: columnOf(name.trim(), columns),
        })),
      });
}

/** The text of HTML: what a style or script holds is none. */
function withoutTags(text: string): string {
  return text
    .replace(/<(style|script)\b[^<>]*>[^<]*<\/\1\s*>/gi, '')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/td)\b[^<>]*>/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(nbsp|amp|lt|gt|quot|apos|#39|#160);/gi, (_, name: string) => entities[name.toLowerCase()] ?? '');
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#160': ' ',
};

type Place = { written: string; at: number; member: string | null };

function mapped(
  text: string,
  { hasTags, places }: { hasTags: boolean; places: Place[] },
): Result<MappedTemplate, MoveNote> {
  const unknown = places.filter(({ member }) => member === null).map(({ written }) => written);
  if (unknown.length > 0) {
    const isFunction = unknown.every((written) => /[?(!]/.test(written.replace(/^\$!/, '$')));
    return err({ code: isFunction ? 'commands' : 'variables-unknown', names: [...new Set(unknown)] });
  }
  let label = '';
  let done = 0;
  for (const { written, at, member } of places) {
    label += `${text.slice(done, at)}{{${member ?? ''}}}`;
    done = at + written.length;
  }
  label += text.slice(done);
  return ok({
    label: unescaped(label).replace(/\s+/g, ' ').trim(),
    members: places.flatMap(({ member }) => member ?? []),
    hasTags,
  });
}

/** `row.address["street name"][0]!""` as a member path of a row; null for what is no plain path. */
function memberOf(name: string): string | null {
  const steps = /^(?:row|data)((?:\.\w+|\["[^"\]]+"\]|\['[^'\]]+'\]|\[\d+\])+)$/.exec(name)?.[1];
  if (steps === undefined) return null;
  return Array.from(
    steps.matchAll(/\.(\w+)|\["([^"\]]+)"\]|\['([^'\]]+)'\]|\[(\d+)\]/g),
    ([, dotted, double, single, at]) => quotedMember(dotted ?? at ?? double ?? single ?? ''),
  ).reduce((before, step) => (before === '' || step.startsWith('[') ? `${before}${step}` : `${before}.${step}`), '');
}

function columnOf(marker: string, columns: readonly string[]): string | null {
  if (/^\d+$/.test(marker)) return columns[Number(marker)] ?? null;
  return (
    columns.find((column) => column === marker || column.endsWith(`.${marker}`)) ??
    (columns.length === 0 ? marker : null)
  );
}

const quotedMember = (name: string): string => (/^[\w@-]+$/.test(name) ? name : `[${JSON.stringify(name)}]`);
