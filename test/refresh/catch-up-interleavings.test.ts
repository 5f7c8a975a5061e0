import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catchUp } from '../../src/refresh/catch-up';
import { wakeForgotten } from '../../src/refresh/wake-forgotten';
import { World } from './world';
import { propertyRuns } from '../support/property-runs';

const countries = ['DE', 'FR', 'IT', 'SE'];
const issues = 8;

/** A site whose issues each show the only customer of their country. */
function openWorld(): World {
  const world = new World({
    query: { path: 'customers{?fields.country}' },
    extraction: { key: '', label: '{{name}}' },
    value: { kind: 'text' },
    storesOnChange: true,
  });
  for (const country of countries) world.rows.set(`${country}-1`, `Customer in ${country}`);
  for (let at = 0; at < issues; at += 1) world.add(null, { country: null });
  return world;
}

/** Somebody chooses another country, and Jira tells of it. */
async function move(world: World, id: string, country: string): Promise<void> {
  const issue = world.issues.get(id);
  if (issue === undefined) return;
  issue.fields.country = country;
  await world.tell(issue, ['country']);
}

type Command = { does: string; run: (world: World) => unknown };

const anyIssue = fc.integer({ min: 1, max: issues }).map(String);
const place = fc.tuple(anyIssue, fc.constantFrom(...countries));
const commands: fc.Arbitrary<Command>[] = [
  place.map(([id, country]) => ({ does: `${id} to ${country}`, run: (world) => move(world, id, country) })),
  place.map(([id, country]) => ({
    does: `${id} to ${country} before issues are read`,
    run: (world) => {
      world.meanwhile = () => {
        world.meanwhile = () => undefined;
        void move(world, id, country);
      };
    },
  })),
  place.map(([id, country]) => ({
    does: `${id} to ${country} before issues are written`,
    run: (world) => {
      world.jiraFailure = (call) => {
        if (call !== 'write') return null;
        world.jiraFailure = () => null;
        void move(world, id, country);
        return null;
      };
    },
  })),
  anyIssue.map((id) => ({ does: `delete ${id}`, run: (world) => world.issues.delete(id) })),
  anyIssue.map((id) => ({
    does: `tell of ${id} again`,
    run: (world) => {
      const issue = world.issues.get(id);
      return issue === undefined ? null : world.tell(issue, null);
    },
  })),
  fc.constant({ does: 'deliver', run: (world) => (world.wakes.length === 0 ? null : world.catchUp()) }),
  fc.constant({
    does: 'deliver twice at once',
    run: (world) => {
      const [event] = world.wakes;
      return event === undefined ? null : Promise.all([world.catchUp(), catchUp(world.deps, event)]);
    },
  }),
  fc.constant({ does: 'lose an event', run: (world) => world.wakes.shift() }),
  fc.constant({ does: 'look', run: (world) => wakeForgotten(world.deps) }),
  fc.constantFrom(1_000, 40_000, 400_000).map((ms) => ({ does: `advance ${ms}`, run: (world) => world.advance(ms) })),
  fc.boolean().map((isFull) => ({
    does: `queue ${isFull ? 'full' : 'free'}`,
    run: (world) => {
      world.isQueueFull = isFull;
    },
  })),
  fc.constantFrom('busy', 'not-answering').map((code) => ({
    does: `jira ${code} now and then`,
    run: (world) => {
      let calls = 0;
      const failure =
        code === 'busy' ? ({ code, retryAfterSeconds: 3 } as const) : ({ code: 'not-answering' } as const);
      world.jiraFailure = () => ((calls += 1) % 3 === 0 ? failure : null);
    },
  })),
  fc.constantFrom(...countries, null).map((country) => ({
    does: `source down for ${String(country)}`,
    run: (world) => {
      world.sourceAnswer = (path) =>
        country !== null && path.includes(country)
          ? { code: 'api-http-error', status: 503, contentType: null, excerpt: null, retryAfterSeconds: null }
          : null;
    },
  })),
];

test('whatever is lost, late, double or in between, every issue ends with the value of what it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(...commands), { minLength: 10, maxLength: 60 }), async (run) => {
      const world = openWorld();
      for (const command of run) {
        await command.run(world);
        for (const { key, value } of world.writes) expect(value, key).toMatch(/^Customer in/);
      }
      // Peace returns: at the latest, the hourly look finds what nobody is under way for.
      Object.assign(world, { isQueueFull: false, jiraFailure: () => null, sourceAnswer: () => null });
      world.meanwhile = () => undefined;
      world.advance(4_000_000);
      await wakeForgotten(world.deps);
      for (let steps = 0; world.wakes.length > 0; steps += 1) {
        expect(steps).toBeLessThan(100);
        await world.catchUp();
      }
      expect([world.changes, world.isWakeClaimed]).toEqual([[], false]);
      for (const { key, value, fields } of world.issues.values()) {
        const { country } = fields;
        expect(value, key).toBe(typeof country === 'string' ? `Customer in ${country}` : null);
      }
    }),
    {
      numRuns: propertyRuns(300),
      plugins: [fc.interruptAfterTimeLimit(20_000, { failOnInterrupt: false })],
    },
  );
});
