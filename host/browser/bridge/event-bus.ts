type Listener = (payload: unknown) => void;

const listeners = new Map<string, Set<Listener>>();

/** Tells every frame of the app that listens, as `events.emit` does. */
export function emit(event: string, payload: unknown): void {
  for (const listener of listeners.get(event) ?? []) {
    const copy: unknown = structuredClone(payload);
    queueMicrotask(() => listener(copy));
  }
}

export function on(event: string, listener: Listener): { unsubscribe: () => void } {
  const all = listeners.get(event) ?? new Set<Listener>();
  listeners.set(event, all.add(listener));
  return { unsubscribe: () => void all.delete(listener) };
}
