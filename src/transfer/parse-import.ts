import * as v from 'valibot';
import { err, ok, type Result } from '../contract/result';
import { limits } from '../contract/limits';
import {
  exportFormat,
  exportSchemaVersion,
  transferLimits,
  type ExportFile,
  type ImportProblem,
} from '../contract/transfer';
import { readContent } from './read-content';
import { scanJson } from './scan-json';

/**
 * Reads a pasted file. Nothing of it is used unless all of it is understood: a member this version does not know might
 * be the one that matters. Secrets have no place in it. Judges the text before it is parsed (length, depth, member
 * names), so that a hostile one costs no more than an honest one.
 */
export function parseImport(text: string): Result<ExportFile, ImportProblem> {
  const whole = text.replace(/^\ufeff/, '').trim();
  const broken = textProblem(whole);
  if (broken !== null) return err(broken);
  const value = parsed(whole);
  if (!value.ok) return value;
  const wrong = envelopeProblem(value.value);
  return wrong === null ? readContent(value.value) : err(wrong);
}

function textProblem(text: string): ImportProblem | null {
  if (text === '') return { code: 'empty' };
  // No UTF-8 text has fewer bytes than UTF-16 units: the cheap check first.
  const bytes = text.length > transferLimits.bytes ? text.length : new TextEncoder().encode(text).byteLength;
  if (bytes > transferLimits.bytes) return { code: 'too-large', bytes, maxBytes: transferLimits.bytes };
  const scan = scanJson(text);
  if (scan.depth > transferLimits.depth) return { code: 'too-deep', max: transferLimits.depth };
  if (/^[[{]/.test(text) && scan.isOpen) return { code: 'truncated' };
  if (scan.hostile !== null) return { code: 'hostile-member', path: scan.hostile };
  return scan.repeated === null ? null : { code: 'repeated-member', path: scan.repeated };
}

function parsed(text: string): Result<unknown, ImportProblem> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return err({ code: 'not-json', line: lineOf(error, text) });
  }
}

/** V8 names a position, or quotes the text around it; without a position there is no line. */
function lineOf(error: unknown, text: string): number | null {
  const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return position === undefined ? null : text.slice(0, Number(position)).split('\n').length;
}

const envelope = v.object({ format: v.literal(exportFormat), schemaVersion: v.unknown() });
const lists = v.object({ datasources: v.array(v.unknown()), bindings: v.optional(v.array(v.unknown()), []) });

/** Version first: a newer file is told from a broken one, whatever else is in it. */
function envelopeProblem(value: unknown): ImportProblem | null {
  if (!v.is(envelope, value)) return { code: 'not-an-export' };
  const { schemaVersion } = value;
  if (!Number.isInteger(schemaVersion) || Number(schemaVersion) < 1) return { code: 'unknown-version' };
  if (Number(schemaVersion) > exportSchemaVersion) {
    return { code: 'newer-version', found: Number(schemaVersion), supported: exportSchemaVersion };
  }
  if (!v.is(lists, value)) return { code: 'not-an-export' };
  if (value.datasources.length > limits.datasources) {
    return { code: 'too-many', what: 'datasources', max: limits.datasources };
  }
  return value.bindings !== undefined && value.bindings.length > transferLimits.bindings
    ? { code: 'too-many', what: 'bindings', max: transferLimits.bindings }
    : null;
}
