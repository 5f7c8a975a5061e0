import type { RuleFailure, RuleField } from '../contract/workflow-rule';
import { err, ok, type Result } from '../contract/result';
import type { BindingDeps } from '../fields/binding/bindings';

/**
 * The app's fields for whoever configures workflows or automation, who need not administer Jira: those that Jira shows this
 * person anyway, with their names, and whether they are connected. What they are connected to is not told.
 */
export async function ruleFields({
  uses,
  jira,
}: Pick<BindingDeps, 'uses' | 'jira'>): Promise<Result<RuleField[], RuleFailure>> {
  const [fields, connected] = await Promise.all([jira.appFields(), uses.all()]);
  if (fields === null) return err({ code: 'jira-not-answering' });
  const ids = new Set([...connected.values()].flat().map(({ fieldId }) => fieldId));
  return ok(fields.map(({ id, name, kind }) => ({ id, name, kind, isConnected: ids.has(id) })));
}
