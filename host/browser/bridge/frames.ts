/** What a frame needs from the page that shows it. */
export type Frame = {
  callBridge: (command: string, payload?: unknown) => Promise<unknown>;
  onError: (message: string) => void;
  /** How tall the document of a Custom UI is. */
  onResize?: (height: number) => void;
};

/** The frames open in a page by their ID, found by the frame documents through `window.parent` (same origin). */
export function frames(page: Window & { __hostFrames?: Map<string, Frame> }): Map<string, Frame> {
  page.__hostFrames ??= new Map<string, Frame>();
  return page.__hostFrames;
}
