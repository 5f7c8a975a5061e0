import { brokenRules, letADayPass, silencedFields } from './afterwards';
import { faultKinds, type FaultKind } from './faulty-forge';
import { openPeople, type People } from './people';
import { openSite } from './site';

/** What happened in all episodes, so that a reader sees that nothing was left out. */
export type FaultCounts = Record<
  FaultKind | 'episodes' | 'actions' | 'datasources' | 'tokens' | 'calls' | 'copies' | 'messages',
  number
>;

export function emptyCounts(): FaultCounts {
  const kinds = Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as Record<FaultKind, number>;
  return { ...kinds, episodes: 0, actions: 0, datasources: 0, tokens: 0, calls: 0, copies: 0, messages: 0 };
}

export const faultsIn = (counts: FaultCounts): number => faultKinds.reduce((sum, kind) => sum + counts[kind], 0);

type Action = Exclude<keyof People, 'beliefs' | 'told'>;

/** How likely each action is. */
const shares: Record<Action, number> = {
  create: 2,
  createSigning: 1,
  rotateKeys: 4,
  edit: 9,
  remove: 3,
  pause: 3,
  bind: 7,
  disconnect: 2,
  renewCopy: 4,
  notify: 2,
  rename: 2,
  importFile: 3,
  search: 16,
  refresh: 4,
  changeIssue: 14,
  tick: 10,
  hourly: 3,
  daily: 3,
  deliver: 34,
};

const actions = (Object.keys(shares) as Action[]).flatMap((action) => Array<Action>(shares[action]).fill(action));

const minute = 60_000;

/**
 * Some hours of a site on which much goes wrong, then a day on which nothing does, and every rule looked at. Throws, with the
 * seed, when one is broken. The same seed is the same episode.
 */
export async function episode(seed: number, counts: FaultCounts): Promise<void> {
  const site = openSite(seed);
  const { forge, ledger, random, pick, below } = site;
  try {
    const people = openPeople(site);
    const broken = (rules: readonly string[]): void => {
      if (rules.length > 0) throw new Error(`seed ${String(seed)}: ${[...new Set(rules)].join('; ')}`);
    };
    const settle = async <T>(work: Promise<T>): Promise<T> => {
      const state = { isDone: false };
      const watched = work.finally(() => {
        state.isDone = true;
      });
      watched.catch(() => undefined);
      for (let steps = 0; !state.isDone; steps += 1) {
        if (steps > 100_000) throw new Error(`seed ${String(seed)}: something never comes to an end`);
        await forge.step();
      }
      return watched;
    };

    const crashed: unknown[] = [];
    let left = 250 + below(150);
    for (const begin of [
      'create',
      'create',
      'create',
      'createSigning',
      'bind',
      'bind',
      'bind',
      'bind',
      'bind',
      'notify',
    ] as const)
      await settle(people[begin]());
    forge.setShare(0.1);
    while (left > 0) {
      if (random() < 0.25) {
        left -= 1;
        counts.actions += 1;
        people[pick(actions) ?? 'search']().catch((error: unknown) => crashed.push(error));
        if (random() < 0.2) forge.time.pass(pick([30_000, 5 * minute, 20 * minute, 60 * minute]) ?? 0);
      }
      await forge.step();
      broken(ledger.broken);
    }
    for (let steps = 0; await forge.step(); steps += 1)
      if (steps > 100_000) broken(['something never comes to an end']);
    if (crashed.length > 0) throw crashed[0];

    forge.setShare(0);
    await letADayPass(site, people, settle);
    broken([...ledger.broken, ...brokenRules(site, people)]);
    broken(await silencedFields(site, people, settle));
    broken(ledger.broken);

    counts.episodes += 1;
    counts.datasources += people.beliefs.size;
    counts.tokens += site.servers.tokens();
    counts.calls += site.servers.calls();
    counts.messages += site.servers.messages.size;
    counts.copies += forge.fake.kvs.records('copy').filter((one) => 'detail' in one).length;
    for (const [kind, count] of forge.faults) counts[kind] += count;
  } finally {
    site.close();
  }
}
