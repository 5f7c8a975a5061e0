import { ok, type Result } from '../contract/result';
import type { ExportFile, ExportResult, ImportPlan, ImportProblem } from '../contract/transfer';
import type { DatasourceDeps } from '../datasources/deps';
import { exportFile } from './export-file';
import { withOwnIds } from './own-ids';
import { parseImport } from './parse-import';
import { planImport } from './plan-import';
import { unpackText } from './unpack-text';

/** All datasources of the site as one file. Fields are not in it: their ids mean something else on another site. */
export async function exportDatasources({
  datasources,
  clock,
}: Pick<DatasourceDeps, 'datasources' | 'clock'>): Promise<Result<ExportResult, never>> {
  const exportedAt = new Date(clock.now()).toISOString();
  return ok(exportFile({ exportedAt, datasources: await datasources.all(), bindings: [] }));
}

type FilePayload = { text: string; updateByName: string[] };

/** Reads a pasted file and says what importing its datasources would do. */
export async function planDatasources(
  deps: Pick<DatasourceDeps, 'datasources'>,
  { isPacked, ...payload }: FilePayload & { isPacked: boolean },
): Promise<Result<Result<ImportPlan, ImportProblem>, never>> {
  const text = unpackText({ text: payload.text, isPacked });
  if (!text.ok) return ok(text);
  const planned = await planFor(deps, { ...payload, text: text.value });
  return ok(planned.ok ? ok(planned.value.plan) : planned);
}

/** The file and the plan for it against what is stored now. */
export async function planFor(
  { datasources }: Pick<DatasourceDeps, 'datasources'>,
  { text, updateByName }: FilePayload,
): Promise<Result<{ file: ExportFile; plan: ImportPlan }, ImportProblem>> {
  const read = parseImport(text);
  if (!read.ok) return read;
  const file = withOwnIds(read.value);
  const existing = { datasources: await datasources.all(), bindings: [] };
  return ok({ file, plan: planImport(existing, file, new Set(updateByName)) });
}
