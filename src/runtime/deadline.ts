/** What Forge says about the running invocation; the part that is read here. */
type ForgeRuntime = { lambdaContext?: { getRemainingTimeInMillis?: () => number } };

/** A resolver's limit (Forge: 25 s), for when the platform does not say how much is left. */
const resolverMs = 25_000;

/** Milliseconds until Forge ends this invocation. */
export function remainingMs(): number {
  const runtime = (globalThis as { __forge_runtime__?: ForgeRuntime }).__forge_runtime__;
  return runtime?.lambdaContext?.getRemainingTimeInMillis?.() ?? resolverMs;
}

/** Room to write down what happened and to answer. */
const spareMs = 3_000;
const longestCallMs = 15_000;
const shortestCallMs = 1_000;

/** How long one call to the outside may take now. Read anew for every call: what came before has used up time. */
export function callTimeoutMs(): number {
  return Math.max(shortestCallMs, Math.min(longestCallMs, remainingMs() - spareMs));
}
