/** What Forge says about the running invocation; the part that is read here. */
type ForgeRuntime = { lambdaContext?: { getRemainingTimeInMillis?: () => number } };

/** A resolver's limit (Forge: 25 s), for when the platform does not say how much is left. */
const resolverMs = 25_000;

/** Milliseconds until Forge ends this invocation. */
export function remainingMs(): number {
  const runtime = (globalThis as { __forge_runtime__?: ForgeRuntime }).__forge_runtime__;
  return runtime?.lambdaContext?.getRemainingTimeInMillis?.() ?? resolverMs;
}
