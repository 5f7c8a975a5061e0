import type { SecretName } from '../contract/authentication';
import type { AppError } from '../contract/failures';
import type { SaveImpact, TouchedField } from '../contract/impact';
import { ok, type Result } from '../contract/result';
import { datasourceNotFound } from '../datasources/conflict';
import type { DatasourceDeps } from '../datasources/deps';
import { parseInput } from '../datasources/form/parse-input';
import { impactOf } from './impact-of';
import { hostsIn } from './together/shared-change';

export type ImpactDeps = Pick<DatasourceDeps, 'datasources' | 'uses' | 'mayCall'> & {
  /** The host that messages go to; null where nobody is told of anything. */
  messagesHost: () => Promise<string | null>;
  jira: {
    /** About how many issues hold a value of a field, as the person who asks sees them; null when Jira does not say. */
    issuesWithValue: (fieldId: string) => Promise<number | null>;
  };
};

/** Fields whose issues are counted: a person waits, and each is a search of its own. */
const mostCounted = 20;

/** What saving this form over the saved datasource would touch. Nothing is changed, and no secret is read. */
export async function impactOfSave(
  deps: ImpactDeps,
  { id, input }: { id: string; input: unknown },
): Promise<Result<SaveImpact, AppError>> {
  const read = parseInput(input, 'save');
  if (!read.ok) return read;
  const [saved, usedBy, others, messagesHost] = await Promise.all([
    deps.datasources.get(id),
    deps.uses.of(id),
    deps.datasources.all(),
    deps.messagesHost(),
  ]);
  if (saved === null) return datasourceNotFound;
  const { settings, secrets } = read.value;
  const typedSecrets = (Object.keys(secrets) as SecretName[]).filter((name) => secrets[name] !== '');
  const calledByOthers = [
    ...others.filter((other) => other.id !== id).flatMap((other) => hostsIn(other.settings)),
    ...(messagesHost === null ? [] : [messagesHost]),
  ];
  const impact = impactOf(saved, { settings, typedSecrets }, { usedBy, mayCall: deps.mayCall, calledByOthers });
  const affectsUsers = impact.level === 'token' || impact.level === 'fields';
  const fields = [...new Map(usedBy.map(({ fieldId, fieldName }) => [fieldId, fieldName]))];
  const touched = await Promise.all(
    fields.map(async ([fieldId, fieldName], at): Promise<TouchedField> => {
      const issues = affectsUsers && at < mostCounted ? await deps.jira.issuesWithValue(fieldId) : null;
      return { fieldId, fieldName, issues };
    }),
  );
  return ok({ ...impact, touched });
}
