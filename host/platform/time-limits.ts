import type { Manifest } from './manifest';

/** Forge, "Invocation limits": pages and product events 25 s; schedules and consumers 55 s, up to 900 by `timeoutSeconds`. */
const interactiveSeconds = 25;
const backgroundSeconds = 55;
const mostBackgroundSeconds = 900;

/**
 * How long a function of the manifest may take. Only one that schedules and consumers alone refer to may take longer than
 * a page's; a shorter `timeoutSeconds` always counts.
 */
export function timeLimitSeconds(manifest: Manifest, functionKey: string): number {
  const declared = (manifest.modules.function ?? []).find(({ key }) => key === functionKey)?.timeoutSeconds;
  if (!isBackgroundOnly(manifest, functionKey)) return Math.min(declared ?? interactiveSeconds, interactiveSeconds);
  return Math.min(declared ?? backgroundSeconds, mostBackgroundSeconds);
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
