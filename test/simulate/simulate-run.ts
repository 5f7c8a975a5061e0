// `npm run simulate`: sites of 10 to 10,000 datasources on virtual time, with outages, 429, late, missed and doubled ticks.
//
//   npm run simulate                 every scenario
//   npm run simulate -- short        a few days of each
//   npm run simulate -- all 7        with another seed
import { simulate, type Outcome, type Scenario } from './month';

const [length = 'all', seed = '1'] = process.argv.slice(2);
const share = length === 'short' ? 0.1 : 1;

/** Of how many days the figures are: as many as can be run in a minute or two; a month is reckoned from them. */
const scenarios: Omit<Scenario, 'seed'>[] = [
  { datasources: 0, lifetimeSeconds: 3600, days: 30, usesPerHour: 0, outagesPerDay: 0 },
  { datasources: 10, lifetimeSeconds: 20, days: 2, usesPerHour: 10, outagesPerDay: 3 },
  { datasources: 10, lifetimeSeconds: 60, days: 2, usesPerHour: 10, outagesPerDay: 3 },
  { datasources: 10, lifetimeSeconds: 300, days: 5, usesPerHour: 1, outagesPerDay: 3 },
  { datasources: 10, lifetimeSeconds: 600, days: 5, usesPerHour: 1, outagesPerDay: 3 },
  { datasources: 10, lifetimeSeconds: 3600, days: 30, usesPerHour: 1, outagesPerDay: 3 },
  { datasources: 10, lifetimeSeconds: 86_400, days: 30, usesPerHour: 0.2, outagesPerDay: 3 },
  { datasources: 30, lifetimeSeconds: 3600, days: 10, usesPerHour: 0, outagesPerDay: 0 },
  { datasources: 100, lifetimeSeconds: 3600, days: 3, usesPerHour: 0.5, outagesPerDay: 3 },
  { datasources: 1_000, lifetimeSeconds: 3600, days: 0.5, usesPerHour: 0.1, outagesPerDay: 3 },
  { datasources: 10_000, lifetimeSeconds: 3600, days: 0.125, usesPerHour: 0.01, outagesPerDay: 8 },
];

const percent = (of: number): string => `${(of * 100).toFixed(3)} %`;
const dollars = (usd: number): string => (usd < 1 ? usd.toFixed(4) : usd.toFixed(2));

function row({ month, ...outcome }: Outcome): Record<string, string | number> {
  const { days, datasources, lifetime, uses, answered, valid, timesFewest, busiestMinute, idleReads } = outcome;
  return {
    datasources,
    lifetime,
    days,
    uses,
    'uses with a token': percent(answered),
    'time with a token': datasources === 0 ? '-' : percent(valid),
    'times the fewest requests': timesFewest.toFixed(2),
    'busiest minute': busiestMinute,
    'reads of an idle tick': idleReads,
    'GB-s a month': Math.round(month.gbSeconds),
    'read GB': month.readGb.toFixed(3),
    'written GB': month.writeGb.toFixed(3),
    '$ a month': dollars(month.usd),
    '$ without the free part': dollars(month.usdBeyondFree),
  };
}

const startedMs = performance.now();
const outcomes: Outcome[] = [];
for (const scenario of scenarios) {
  const days = Math.max(scenario.days * share, Math.min(scenario.days, 0.05));
  outcomes.push(await simulate({ ...scenario, days, seed: Number(seed) }));
  console.error(`${String(scenario.datasources)} datasources, ${String(scenario.lifetimeSeconds)} s: done`);
}
console.table(outcomes.map(row));
const idle = outcomes[0]?.month;
if (idle !== undefined) {
  const fits = { compute: 200_000 / idle.gbSeconds, reads: 0.1 / idle.readGb };
  console.log(
    `idle installations within the free part: ${Math.floor(fits.compute)} by compute, ${Math.floor(fits.reads)} by reads; ` +
      `250 of them cost $${Math.max(0, (250 * idle.readGb - 0.1) * 0.055).toFixed(2)} a month together`,
  );
}
console.log(`seed ${seed}, ${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
