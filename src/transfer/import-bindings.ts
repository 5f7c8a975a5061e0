import { ok, type Result } from '../contract/result';
import type { ImportedBinding } from '../contract/transfer';
import { crashFields } from '../base/crash';
import { bindingId, saveBinding, type BindingDeps } from '../fields/binding/bindings';

type ImportPayload = {
  bindings: { fieldId: string; contextId: string; version: number | null; settings: unknown }[];
};

/**
 * Saves configurations as a plan showed them, one by one, each by the rules of the form: whole or not at all, and only on
 * the version that the plan saw. One that fails stops no other.
 */
export async function importBindings(
  deps: BindingDeps,
  { bindings }: ImportPayload,
): Promise<Result<ImportedBinding[], never>> {
  const fieldNames = new Map((await deps.jira.allFields())?.map(({ id, name }) => [id, name]));
  const fieldName = (id: string): Promise<string> => Promise.resolve(fieldNames.get(id) ?? id);
  const asking = { ...deps, jira: { ...deps.jira, fieldName } };
  const results: ImportedBinding[] = [];
  for (const binding of bindings) {
    const { fieldId, contextId } = binding;
    const facts = { fieldId, contextId, fieldName: fieldNames.get(fieldId) ?? fieldId };
    try {
      const saved = await saveBinding(asking, binding);
      if (!saved.ok) results.push({ ...facts, outcome: 'not-imported', because: saved.error });
      else results.push({ ...facts, outcome: binding.version === null ? 'connected' : 'changed' });
    } catch (error) {
      deps.log.error('import.broke-off', { bindingId: bindingId(binding), ...crashFields(error) });
      results.push({ ...facts, outcome: 'not-imported', because: 'broke-off' });
    }
  }
  deps.log.info('import.bindings-applied', { bindings: results.length });
  return ok(results);
}
