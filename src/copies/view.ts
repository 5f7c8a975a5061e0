import type { CopyView } from '../contract/copy';
import type { AppError } from '../contract/failures';
import { err, ok, type Result } from '../contract/result';
import { copyFingerprint, isTooOld } from '../fields/copy/usable-copy';
import { begin } from './attend';
import type { CopiesDeps } from './copies-deps';
import { emptyCopy } from './plan';
import { isoTime } from './run';

/** What a field context's copy is now. */
export async function getCopy(deps: CopiesDeps, { id }: { id: string }): Promise<Result<CopyView, AppError>> {
  const [binding, stored] = await Promise.all([deps.bindings.get(id), deps.copies.get(id)]);
  if (binding === null) return err({ code: 'not-found', what: 'binding' });
  const source = await deps.callApiFor(binding.datasourceId);
  const { served, run, last, nextAtMs } = stored ?? emptyCopy(id);
  const nowMs = deps.clock.now();
  const isOfOtherSettings =
    served !== null && source !== null && served.fingerprint !== copyFingerprint(binding.settings, source.baseUrl);
  return ok({
    served:
      served === null
        ? null
        : {
            from: isoTime(served.fromMs),
            rows: served.rows,
            dropped: served.dropped,
            completeness: served.completeness,
            changedRows: served.changedRows,
            wholeFrom: isoTime(served.wholeFromMs),
            storedBytes: served.storedBytes,
            isOfOtherSettings,
            isTooOld: isTooOld(served, nowMs),
          },
    run:
      run === null
        ? null
        : {
            kind: run.kind,
            phase: run.phase,
            startedAt: isoTime(run.generation),
            rows: run.rows,
            pages: run.pages,
            waitsUntil: run.isWaiting ? isoTime(run.nextAtMs) : null,
          },
    last,
    nextAt: nextAtMs === null || run !== null ? null : isoTime(Math.max(nextAtMs, nowMs)),
    now: isoTime(nowMs),
  });
}

/** Renews a copy now. One that is under way goes on. */
export async function renewCopy(deps: CopiesDeps, payload: { id: string }): Promise<Result<CopyView, AppError>> {
  const binding = await deps.bindings.get(payload.id);
  if (binding === null) return err({ code: 'not-found', what: 'binding' });
  if (binding.settings.copy !== null) await begin(deps, binding, { by: deps.accountId });
  return getCopy(deps, payload);
}
