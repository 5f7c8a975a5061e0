import { frames } from './bridge/frames';

/**
 * The document an app's UI Kit bundle runs in: `/frame.html?frame=ID&resource=KEY`. It installs the bridge, which Forge's own
 * packages look for when they are imported, and only then runs the scripts of the resource. The server must serve the
 * folder that the bundler made for the resource, index.html included, under `/_site/resources/KEY/`.
 */
async function start(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const frame = frames(window.parent).get(query.get('frame') ?? '');
  if (!frame) throw new Error('This document only works inside a page of the host.');
  // Objects of the page's realm are no Error, Array or Object to the code in here; Forge's own bridge makes them anew too.
  const callBridge = async (command: string, payload?: unknown): Promise<unknown> => {
    try {
      return ownCopy(await frame.callBridge(command, payload));
    } catch (error) {
      throw new Error(sentenceOf(error), { cause: error });
    }
  };
  Object.assign(window, { __bridge: { callBridge } });
  window.addEventListener('error', (event) => frame.onError(event.message));
  window.addEventListener('unhandledrejection', (event) => frame.onError(String(event.reason)));

  const folder = new URL(`/_site/resources/${encodeURIComponent(query.get('resource') ?? '')}/`, location.href);
  const answer = await fetch(new URL('index.html', folder));
  if (!answer.ok)
    throw new Error(`The host has no bundle for the resource ${query.get('resource') ?? ''} (${answer.status}).`);
  // Relative addresses in the bundle (scripts, translations) are meant relative to the resource.
  const base = document.createElement('base');
  base.href = folder.href;
  document.head.append(base);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const source of page.querySelectorAll('script')) {
    const script = document.createElement('script');
    for (const { name, value } of source.attributes) script.setAttribute(name, value);
    script.textContent = source.textContent;
    script.async = false;
    script.onerror = () => frame.onError(`The script ${script.src} did not load.`);
    document.body.append(script);
  }
}

function ownCopy(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    // A history or a subscription: functions cannot be copied.
    return value;
  }
}

/** The page's errors are no `instanceof Error` in this realm. */
function sentenceOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return typeof message === 'string' ? message : 'The bridge call failed.';
}

start().catch((error: unknown) => {
  const frame = frames(window.parent).get(new URLSearchParams(location.search).get('frame') ?? '');
  frame?.onError(sentenceOf(error));
});
