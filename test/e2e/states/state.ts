import type { Wording } from '../../../src/frontend/wording';
import type { RunningHost } from '../support/host';
import type { Site } from '../support/site';

/** Where a state is reached: the site in a person's browser, and the words in which the app speaks to them. */
export type Stage = { site: Site; words: Wording };

/** One way a page can look, and how it comes to look so. */
export type State = { name: string; reach: (stage: Stage) => Promise<void> };

/** The states of one page, in the order in which they are reached: one may build on those before it. */
export type Scene = {
  page: string;
  /** Administrators' pages are looked at in every language of the app, the others in English. */
  for: 'administrators' | 'everybody';
  /** Makes what the page is about, on a site that nobody has used. */
  prepare?: (host: RunningHost) => Promise<void>;
  states: State[];
  /** Gives the sandbox and the clock back as they were: a reset of the site does not. */
  restore?: (host: RunningHost) => Promise<void>;
};

/** Says what type the literal of a scene has, and so those of the functions inside. */
export function defineScene(scene: Scene): Scene {
  return scene;
}
