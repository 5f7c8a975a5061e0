import { frames, type Frame } from './frames';

/**
 * Installs the bridge that Forge's own packages look for when they are imported, in a document that the page opened with
 * `?frame=ID`. Null in a document that nobody opened so. `own`: what a command does in the document itself, beside the page.
 */
export function connect(own: Readonly<Record<string, () => void>> = {}): Frame | null {
  const frame = frames(window.parent).get(new URLSearchParams(location.search).get('frame') ?? '');
  if (!frame) return null;
  // Objects of the page's realm are no Error, Array or Object to the code in here; Forge's own bridge makes them anew too.
  const callBridge = async (command: string, payload?: unknown): Promise<unknown> => {
    own[command]?.();
    try {
      return ownCopy(await frame.callBridge(command, payload));
    } catch (error) {
      throw new Error(sentenceOf(error), { cause: error });
    }
  };
  Object.assign(window, { __bridge: { callBridge } });
  window.addEventListener('error', (event) => frame.onError(event.message));
  window.addEventListener('unhandledrejection', (event) => frame.onError(sentenceOf(event.reason)));
  return frame;
}

/** The page's errors are no `instanceof Error` in this realm. */
export function sentenceOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return typeof message === 'string' ? message : 'The bridge call failed.';
}

function ownCopy(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    // A history or a subscription: functions cannot be copied.
    return value;
  }
}
