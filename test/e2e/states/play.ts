import { wordingFor } from '../../../src/frontend/wording';
import type { Site } from '../support/site';
import type { Scene, State } from './state';

/** Reaches each state of a scene on a fresh site, with a desk's window in light, and calls `look` there. */
export async function play(
  scene: Scene,
  { site, locale }: { site: Site; locale: string },
  look: (state: State) => Promise<void>,
): Promise<void> {
  const { host, page } = site;
  await host.call('POST', '/_host/reset', {});
  await host.call('PUT', '/_site/me', { locale });
  try {
    await scene.prepare?.(host);
    for (const state of scene.states) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      await state.reach({ site, words: wordingFor(locale) });
      await look(state);
    }
  } finally {
    await scene.restore?.(host);
  }
}
