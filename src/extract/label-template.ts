import Mustache from 'mustache';
import type { Json } from '../contract/json';
import { err, ok, type Result } from '../contract/result';
import { limits } from '../contract/limits';
import type { TemplateProblem, TemplateReason } from '../contract/template-problem';
import { textOf, type Member } from './path/member';

/** A label template, taken apart: `texts` has one entry more than `names`, they alternate. */
export type LabelTemplate = { texts: string[]; names: string[] };

const namesAllowed = 50;

/**
 * Takes a Mustache template apart. Only values are offered (`{{name}}`, `{{address.city}}`, `{{.}}`): no sections, partials,
 * lambdas or changed delimiters. Nothing is escaped: a label is plain text and is shown as such.
 */
export function compileLabelTemplate(text: string): Result<LabelTemplate, TemplateProblem> {
  if (text.length > limits.templateCharacters) return problem('too-long', null, String(limits.templateCharacters));
  let tokens: [kind: string, value: string, start: number][];
  try {
    const writer = new Mustache.Writer();
    // Its cache would outlive the site that the template belongs to.
    Object.assign(writer, { templateCache: undefined });
    tokens = writer.parse(text, ['{{', '}}']) as typeof tokens;
  } catch (error) {
    return problemOf(error instanceof Error ? error.message : '', text);
  }
  const template: LabelTemplate = { texts: [], names: [] };
  let before = '';
  for (const [kind, value, start] of tokens) {
    if (kind === 'text') before += value;
    else if (kind === 'name' || kind === '&') {
      if (value === '') return problem('label-member-missing', start);
      if (/^[^[\]]+\[\d+\]/.test(value))
        return problem('label-unreadable', start, null, `{{${value.replace(/\[(\d+)\]/g, '.$1')}}}`);
      template.names.push(value);
      template.texts.push(before);
      before = '';
    } else if (kind !== '!')
      return problem('label-section', start, kind, `{{${value.replace(/[^\p{L}\p{N}_.@-]/gu, '') || 'name'}}}`);
  }
  template.texts.push(before);
  if (template.names.length > namesAllowed) return problem('label-members', null, String(namesAllowed));
  if (template.names.length === 0 && text.trim() !== '')
    return problem(
      'label-names-none',
      0,
      null,
      /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(text.trim()) ? `{{${text.trim()}}}` : null,
    );
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

function problem(
  reason: TemplateReason,
  index: number | null,
  detail: string | null = null,
  instead: string | null = null,
): { ok: false; error: TemplateProblem } {
  return err({ reason, index, detail, instead });
}

/** Mustache says what and where in one English sentence: `Unclosed tag at 12`. */
function problemOf(message: string, text: string): { ok: false; error: TemplateProblem } {
  const place = / at (\d+)$/.exec(message)?.[1];
  const index = place === undefined ? null : Number(place);
  if (!message.startsWith('Unclosed tag')) return problem('label-unreadable', index);
  const open = text.lastIndexOf('{{');
  const name = /^\{\{\s*([\p{L}\p{N}_.@-]+)/u.exec(text.slice(open))?.[1];
  return problem('not-closed', open === -1 ? index : open, null, name === undefined ? null : `{{${name}}}`);
}
