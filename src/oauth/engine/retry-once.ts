/** One more try: a write that was lost on the way is rarely lost twice. For actions that may be repeated. */
export async function retryOnce<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch {
    return action();
  }
}
