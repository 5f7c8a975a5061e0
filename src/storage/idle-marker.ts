/**
 * A record that a query finds each time it looks for something due, so that it never comes back empty: Forge bills an empty
 * read as 1 KB and any other by its size ("Forge platform pricing", August 2026). It stands for nothing.
 */
export const idleMarkerKey = 'idle';

/** What is found; as small as its index allows. */
export const idleMarker = { due: 'yes', dueAt: 0 } as const;

/**
 * What was found without the marker, which is written where it was missing. Without it the look costs more and finds the
 * same: when it cannot be written, the next look tries again.
 */
export async function withoutMarker(found: readonly string[], write: () => Promise<unknown>): Promise<string[]> {
  if (!found.includes(idleMarkerKey)) await write().catch(() => undefined);
  return found.filter((key) => key !== idleMarkerKey);
}
