import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import type { PasteProblem } from '../contract/pasted';
import { err, ok, type Result } from '../contract/result';

/** JSON or YAML; a page, and what is none of them, is told apart. */
export function readDocument(given: string): Result<unknown, PasteProblem> {
  const text = given.replace(/^\uFEFF/, '').trim();
  if (/^<(!doctype|html|\?xml)/i.test(text)) return err({ code: 'paste-page' });
  if (/^[[{]/.test(text)) return json(text);
  return /^[ \t]*["']?(openapi|swagger)["']?\s*:/m.test(text) ? yaml(text) : err({ code: 'paste-unknown' });
}

function json(text: string): Result<unknown, PasteProblem> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return err({ code: 'paste-broken', as: 'json', line: lineOfBreak(text) });
  }
}

/** Without types of JavaScript: texts, numbers, lists and maps are all that such a document has. */
function yaml(text: string): Result<unknown, PasteProblem> {
  try {
    return ok(load(text, { schema: CORE_SCHEMA, json: true }));
  } catch (error) {
    return err({ code: 'paste-broken', as: 'yaml', line: error instanceof YAMLException ? error.mark.line + 1 : null });
  }
}

/** The last line, where the text ends in the middle. Where it breaks off before that, engines do not agree how to say it. */
function lineOfBreak(text: string): number | null {
  return /[}\]]\s*$/.test(text) ? null : text.split('\n').length;
}
