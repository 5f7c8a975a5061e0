import { connect, sentenceOf } from './bridge/connect';
import { frames } from './bridge/frames';

/**
 * The document an app's UI Kit bundle runs in: `/frame.html?frame=ID&resource=KEY`. It installs the bridge, which Forge's own
 * packages look for when they are imported, and only then runs the scripts of the resource. The server must serve the
 * folder that the bundler made for the resource, index.html included, under `/_site/resources/KEY/`.
 */
async function start(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const frame = connect();
  if (!frame) throw new Error('This document only works inside a page of the host.');

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

start().catch((error: unknown) => {
  const frame = frames(window.parent).get(new URLSearchParams(location.search).get('frame') ?? '');
  frame?.onError(sentenceOf(error));
});
