import { forgeLimits } from '../base/forge-limits';

/** What Forge says about the running invocation; the part that is read here. */
type ForgeRuntime = { lambdaContext?: { getRemainingTimeInMillis?: () => number } };

/** For when the platform does not say how much is left. */
const resolverMs = forgeLimits.resolverSeconds * 1000;

/** Milliseconds until Forge ends this invocation. */
export function remainingMs(): number {
  const runtime = (globalThis as { __forge_runtime__?: ForgeRuntime }).__forge_runtime__;
  return runtime?.lambdaContext?.getRemainingTimeInMillis?.() ?? resolverMs;
}
