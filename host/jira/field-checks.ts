import { Ajv, type ValidateFunction } from 'ajv';
import type { CustomFieldTypeModule } from '../platform/manifest';
import type { CustomField, HostUser, Issue, Project } from '../protocol';
import { evaluate, EvaluationError } from './expressions/evaluate';
import { NotModelled } from './expressions/not-modelled';
import { parseExpression } from './expressions/parse';

/** Who writes a value, and where it is going. */
export type ValuePlace = { user: HostUser; issue: Issue | null; project: Project | undefined; configuration: unknown };

/** Judges values of the app's fields as Jira does. A sentence for a value that is refused, null for one that is taken. */
export type FieldChecks = {
  /** Any write: data type, collection, JSON schema of the type and of the context. */
  value: (field: CustomField, contextSchema: unknown, value: unknown) => string | null;
  /** A person's write, in a form or by REST: also read-only fields and the validation expression. */
  byPerson: (field: CustomField, value: unknown, place: ValuePlace) => string | null;
  /** What Jira keeps of a value that it took. */
  kept: (field: CustomField, value: unknown) => unknown;
};

/** Forge: a list holds up to 100 values. */
const mostValues = 100;

export function createFieldChecks(
  types: readonly CustomFieldTypeModule[],
  onNotModelled: (name: string) => void,
  isUser: (accountId: string) => boolean = () => true,
): FieldChecks {
  const ajv = new Ajv({ strict: false, allErrors: false });
  const compiled = new Map<string, ValidateFunction>();
  const typeOf = (field: CustomField) => types.find(({ key }) => key === field.type);

  const schemaProblem = (schema: unknown, value: unknown): string | null => {
    if (typeof schema !== 'object' || schema === null) return null;
    const text = JSON.stringify(schema);
    const validate = compiled.get(text) ?? ajv.compile(schema);
    compiled.set(text, validate);
    return validate(value) ? null : ajv.errorsText(validate.errors, { dataVar: 'value' });
  };

  const kindProblem = (type: string, value: unknown): string | null =>
    isOfType(type, value) ? null : `${JSON.stringify(value)} is not a value of the type ${type}`;

  return {
    value: (field, contextSchema, value) => {
      const type = typeOf(field);
      if (type === undefined || value === null || value === undefined) return null;
      if (type.collection === 'list') {
        if (!Array.isArray(value)) return `${field.name} takes a list.`;
        if (value.length > mostValues) return `${field.name} takes at most ${mostValues} values.`;
      }
      const problems = (type.collection === 'list' ? (value as unknown[]) : [value]).flatMap(
        (one) =>
          kindProblem(type.type, one) ??
          (type.type === 'user' && !isUser(accountIdIn(one) ?? '') ? 'the user does not exist' : null) ??
          (type.type === 'object' ? (schemaProblem(type.schema, one) ?? schemaProblem(contextSchema, one)) : null) ??
          [],
      );
      return problems[0] === undefined ? null : `${field.name}: ${problems[0]}.`;
    },

    kept: (field, value) => {
      const type = typeOf(field)?.type;
      if (type === 'datetime' && typeof value === 'string') return inSeconds(value);
      if (type === 'user' && Array.isArray(value)) return value.map(account);
      return type === 'user' && accountIdIn(value) !== null ? account(value) : value;
    },

    byPerson: (field, value, { user, issue, project, configuration }) => {
      const type = typeOf(field);
      if (type === undefined) return null;
      if (type.readOnly === true) return `${field.name} is read-only.`;
      const { expression, errorMessage } = type.edit?.validation ?? {};
      if (expression === undefined) return null;
      const names = {
        value: value ?? null,
        configuration: configuration ?? null,
        fieldId: field.id,
        user: { accountId: user.accountId, displayName: user.displayName },
        issue: issue && { id: Number(issue.id), key: issue.key, summary: issue.summary },
        project: project === undefined ? null : { id: Number(project.id), key: project.key, name: project.name },
      };
      try {
        const verdict = evaluate(parseExpression(expression), names);
        if (verdict === true) return null;
        if (typeof verdict === 'string') return verdict;
        return typeof errorMessage === 'string' ? errorMessage : `${field.name} is not valid.`;
      } catch (error) {
        if (error instanceof NotModelled) {
          onNotModelled(`validation of ${type.key}: ${error.message}`);
          return null;
        }
        if (error instanceof EvaluationError) return `${field.name} could not be validated: ${error.message}.`;
        throw error;
      }
    },
  };
}

/** `2027-03-31T22:15:00.000+0000`: Jira leaves out milliseconds. */
function inSeconds(time: string): string {
  const seconds = Math.floor(Date.parse(time) / 1000);
  return new Date(seconds * 1000).toISOString().replace('Z', '+0000');
}

/** Jira takes a user as an object with an `accountId`, whatever else it holds, and never as a text. */
function accountIdIn(value: unknown): string | null {
  const { accountId } = typeof value === 'object' && value !== null ? (value as { accountId?: unknown }) : {};
  return typeof accountId === 'string' && accountId !== '' ? accountId : null;
}

const account = (value: unknown): { accountId: string | null } => ({ accountId: accountIdIn(value) });

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'string':
    case 'group':
      return typeof value === 'string';
    case 'user':
      return accountIdIn(value) !== null;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value);
    case 'datetime':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return true;
  }
}

/** 30 February is no day. */
function isDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
