import { rotatedSecrets, type ChangedOfShared, type SharedChange } from '../../contract/together';
import { ok, type Result } from '../../contract/result';
import { crashFields } from '../../base/crash';
import type { DatasourceDeps } from '../../datasources/deps';
import { saveSettings } from '../../datasources/save';
import { withSharedChange } from './shared-change';

type Item = { id: string; version: number; secrets: Record<string, string> };

/**
 * Makes the change in the datasources that its plan showed, one by one, each by the rules of a save: whole or not at all, only on
 * the version that the plan saw, with an audit entry of its own. One that fails stops no other.
 */
export async function applySharedChange(
  deps: DatasourceDeps,
  { change, items }: { change: SharedChange; items: Item[] },
): Promise<Result<ChangedOfShared[], never>> {
  const results: ChangedOfShared[] = [];
  for (const item of items) results.push(await changed(deps, change, item));
  deps.log.info('shared-change.applied', { kind: change.kind, datasources: results.length });
  return ok(results);
}

async function changed(
  deps: DatasourceDeps,
  change: SharedChange,
  { id, version, secrets }: Item,
): Promise<ChangedOfShared> {
  let name = id;
  try {
    const record = await deps.datasources.get(id);
    if (record === null)
      return { id, name, outcome: 'not-changed', because: { code: 'not-found', what: 'datasource' } };
    ({ name } = record.settings);
    const typed = rotatedSecrets.filter((one) => (secrets[one] ?? '') !== '');
    // A second try finds what the first one wrote: to such a datasource the change is done already.
    const settings = withSharedChange(record.settings, change, typed) ?? record.settings;
    const input = { settings, secrets };
    const saved = await saveSettings(deps, { id, draftId: deps.newId(), input, version });
    return saved.ok ? { id, name, outcome: 'changed' } : { id, name, outcome: 'not-changed', because: saved.error };
  } catch (error) {
    deps.log.error('shared-change.broke-off', { datasourceId: id, ...crashFields(error) });
    return { id, name, outcome: 'not-changed', because: 'broke-off' };
  }
}
