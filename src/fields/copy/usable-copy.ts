import { createHash } from 'node:crypto';
import type { BindingSettings } from '../../contract/binding';
import { copyLimits } from '../../contract/copy';
import type { FieldSource } from '../field-deps';
import { cacheKey } from '../options/options-cache';
import { withCard } from '../options/with-card';
import { evaluateQuery } from '../query/query';
import type { FieldCopy, ServedCopy } from './field-copy';

/** What a copy depends on: another address, query or way to read the answer makes another copy. */
export function copyFingerprint(settings: BindingSettings, baseUrl: string): string {
  const call = evaluateQuery(settings.query, {});
  const query = call.ok ? cacheKey(withCard(settings), call.value) : 'none';
  return createHash('sha256').update(`${query} ${settings.query.path} ${baseUrl}`).digest('base64url').slice(0, 22);
}

const keptMs = copyLimits.keptDays * 24 * 3_600_000;

export const isTooOld = ({ fromMs }: Pick<ServedCopy, 'fromMs'>, nowMs: number): boolean => nowMs - fromMs > keptMs;

/** Whether people may search in it now. */
export function isUsable(
  copy: ServedCopy,
  { settings, source, nowMs }: { settings: BindingSettings; source: Pick<FieldSource, 'baseUrl'>; nowMs: number },
): boolean {
  return copy.fingerprint === copyFingerprint(settings, source.baseUrl) && !isTooOld(copy, nowMs);
}

/** What is asked for options of a field context that keeps a copy. */
export function withCopy<D extends object>(
  deps: D & { copyOf: (bindingId: string) => FieldCopy },
  { id, settings }: { id: string; settings: BindingSettings },
): D & { copy?: FieldCopy } {
  return settings.copy === null ? deps : { ...deps, copy: deps.copyOf(id) };
}
