import { forgeLimits } from './forge-limits';
import type { Manifest } from './manifest';

const { resolverSeconds, backgroundSeconds, longestInvocationSeconds } = forgeLimits;

/**
 * How long a function of the manifest may take. Only one that schedules and consumers alone refer to may take longer than
 * a page's; a shorter `timeoutSeconds` always counts.
 */
export function timeLimitSeconds(manifest: Manifest, functionKey: string): number {
  const declared = (manifest.modules.function ?? []).find(({ key }) => key === functionKey)?.timeoutSeconds;
  if (!isBackgroundOnly(manifest, functionKey)) return Math.min(declared ?? resolverSeconds, resolverSeconds);
  return Math.min(declared ?? backgroundSeconds, longestInvocationSeconds);
}

/** Log lines and outgoing calls are limited by the minute that a function may take, begun ones counted whole. */
export function limitedMinutes(manifest: Manifest, functionKey: string): number {
  return Math.ceil(timeLimitSeconds(manifest, functionKey) / 60);
}

function isBackgroundOnly({ modules }: Manifest, functionKey: string): boolean {
  const background = [...(modules.scheduledTrigger ?? []), ...(modules.consumer ?? [])];
  if (!background.some((module) => module.function === functionKey)) return false;
  return Object.entries(modules).every(
    ([kind, declared]) =>
      ['scheduledTrigger', 'consumer', 'function'].includes(kind) || !refersTo(declared, functionKey),
  );
}

/** Whether any member named `function` below says this key. */
function refersTo(declared: unknown, functionKey: string): boolean {
  if (typeof declared !== 'object' || declared === null) return false;
  return Object.entries(declared).some(([name, value]) =>
    name === 'function' ? value === functionKey : refersTo(value, functionKey),
  );
}
