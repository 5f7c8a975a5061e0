import * as v from 'valibot';
import { fieldKindNames } from '../contract/field-kind';
import type { FieldProblem } from '../contract/problems';
import { err, ok, type Result } from '../contract/result';
import {
  exportFormat,
  exportSchemaVersion,
  transferLimits,
  type ExportedBinding,
  type ExportedDatasource,
  type ExportFile,
  type ImportInputProblem,
  type ImportProblem,
} from '../contract/transfer';
import { parseInput } from '../datasources/form/parse-input';
import { neededSecrets } from '../checks/needed-secrets';
import { parseBinding } from '../fields/binding/parse-binding';
import { secretsInside, unknownMembers } from './members';

const id = v.pipe(v.string(), v.regex(/^[a-zA-Z0-9._-]{1,100}$/));
const jiraId = v.pipe(v.string(), v.regex(/^[a-zA-Z0-9_.-]{1,100}$/));
const fieldName = v.pipe(v.string(), v.maxLength(255));
const file = v.object({
  format: v.literal(exportFormat),
  schemaVersion: v.literal(exportSchemaVersion),
  exportedAt: v.pipe(v.string(), v.isoTimestamp()),
  datasources: v.array(v.object({ id, settings: v.unknown(), secrets: v.array(v.string()) })),
  bindings: v.optional(
    v.array(
      v.object({
        fieldId: jiraId,
        contextId: jiraId,
        fieldName,
        kind: v.exactOptional(v.picklist(fieldKindNames)),
        projects: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(100))),
        parents: v.exactOptional(v.record(jiraId, fieldName)),
        settings: v.unknown(),
      }),
    ),
    [],
  ),
});

/** Checks everything inside the envelope by the rules of the forms, and names what is wrong by its place in the file. */
export function readContent(value: unknown): Result<ExportFile, ImportProblem> {
  const secret = secretsInside(value)[0];
  if (secret !== undefined) return err({ code: 'holds-secret', path: secret });
  const shape = v.safeParse(file, value);
  if (!shape.success) {
    return invalid(
      shape.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', name: null, problem: shapeProblem(issue) })),
    );
  }
  const problems: ImportInputProblem[] = [];
  const datasources = shape.output.datasources.flatMap(({ id: own, settings }, index): ExportedDatasource[] => {
    const read = parseInput({ settings, secrets: {} }, 'save');
    if (read.ok) return [{ id: own, settings: read.value.settings, secrets: namesOf(read.value.settings) }];
    const fields = read.error.code === 'invalid-input' ? read.error.fields : {};
    problems.push(...placed(fields, `datasources.${index}`, nameIn(settings)));
    return [];
  });
  const bindings = shape.output.bindings.flatMap(({ settings, ...binding }, index): ExportedBinding[] => {
    const read = parseBinding(settings);
    if (read.ok) return [{ ...binding, settings: read.value }];
    problems.push(...placed(read.error, `bindings.${index}`, binding.fieldName));
    return [];
  });
  if (problems.length > 0) return invalid(problems);
  const known: ExportFile = { ...shape.output, datasources, bindings };
  const unknown = unknownMembers(value, known);
  return unknown.length > 0
    ? invalid(unknown.map((path) => ({ path, name: null, problem: { code: 'unknown-member' as const } })))
    : ok(known);
}

const namesOf = (settings: ExportedDatasource['settings']): ExportedDatasource['secrets'] =>
  neededSecrets(settings)
    .filter(({ required }) => required)
    .map(({ name }) => name);

function shapeProblem(issue: v.BaseIssue<unknown>): FieldProblem {
  return issue.received === 'undefined' ? { code: 'required' } : { code: 'not-a-choice' };
}

const placed = (fields: Record<string, FieldProblem>, place: string, name: string | null): ImportInputProblem[] =>
  Object.entries(fields).map(([path, problem]) => ({ path: `${place}.${path}`, name, problem }));

function nameIn(settings: unknown): string | null {
  const named = v.safeParse(v.object({ name: v.string() }), settings);
  return named.success ? named.output.name.slice(0, 100) : null;
}

function invalid(problems: ImportInputProblem[]): Result<never, ImportProblem> {
  const shown = problems.slice(0, transferLimits.problems);
  return err({ code: 'invalid', problems: shown, more: problems.length - shown.length });
}
