/** What was put into the queue; undefined where Forge hands over something else than an event. */
export function bodyOf(event: unknown): unknown {
  return ((event ?? {}) as { body?: unknown }).body;
}
