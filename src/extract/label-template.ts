import Mustache from 'mustache';
import type { Json } from '../contract/json';
import { err, ok, type Result } from '../contract/result';
import { limits } from '../contract/limits';
import { textOf, type Member } from './path/member';

export type TemplateProblem = { message: string; index: number | null };

/** A label template, taken apart: `texts` has one entry more than `names`, they alternate. */
export type LabelTemplate = { texts: string[]; names: string[] };

const namesAllowed = 50;

/**
 * Takes a Mustache template apart. Only values are offered (`{{name}}`, `{{address.city}}`, `{{.}}`): no sections, partials,
 * lambdas or changed delimiters. Nothing is escaped: a label is plain text and is shown as such.
 */
export function compileLabelTemplate(text: string): Result<LabelTemplate, TemplateProblem> {
  if (text.length > limits.templateCharacters)
    return problem(`the template is longer than ${limits.templateCharacters} characters`, null);
  let tokens: [kind: string, value: string, start: number][];
  try {
    const writer = new Mustache.Writer();
    // Its cache would outlive the site that the template belongs to.
    Object.assign(writer, { templateCache: undefined });
    tokens = writer.parse(text, ['{{', '}}']) as typeof tokens;
  } catch (error) {
    return problemOf(error instanceof Error ? error.message : '');
  }
  const template: LabelTemplate = { texts: [], names: [] };
  let before = '';
  for (const [kind, value, start] of tokens) {
    if (kind === 'text') before += value;
    else if (kind === 'name' || kind === '&') {
      if (value === '') return problem('{{ }} names no member', start);
      template.names.push(value);
      template.texts.push(before);
      before = '';
    } else if (kind !== '!') return problem(`{{${kind} is not offered: only values such as {{name}}`, start);
  }
  template.texts.push(before);
  if (template.names.length > namesAllowed) return problem(`more than ${namesAllowed} members`, null);
  if (template.names.length === 0 && text.trim() !== '')
    return problem('the template names no member of the row: write for example {{name}}', 0);
  return ok(template);
}

/** Renders rows to raw text. Empty when no member of the row gave any text: then the key is shown instead. */
export function bindLabel({ texts, names }: LabelTemplate, member: (name: string) => Member): (row: Json) => string {
  const members = names.map(member);
  const [first] = members;
  if (first === undefined) return () => '';
  if (members.length === 1 && texts.every((text) => text === '')) return (row) => textOf(first(row));
  return (row) => {
    let label = '';
    let empty = true;
    let at = 0;
    for (const read of members) {
      const text = textOf(read(row));
      if (text !== '') empty = false;
      label += (texts[at++] ?? '') + text;
    }
    return empty ? '' : label + (texts[at] ?? '');
  };
}

function problem(message: string, index: number | null): { ok: false; error: TemplateProblem } {
  return err({ message, index });
}

/** Mustache says what and where in one English sentence: `Unclosed tag at 12`. */
function problemOf(message: string): { ok: false; error: TemplateProblem } {
  const at = / at (\d+)$/.exec(message)?.[1];
  const what = message.startsWith('Unclosed tag') ? 'a {{ is not closed by }}' : message.replace(/ at \d+$/, '');
  return problem(what === '' ? 'the template cannot be read' : what, at === undefined ? null : Number(at));
}
