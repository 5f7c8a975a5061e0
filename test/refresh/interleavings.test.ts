import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookAtSchedules } from '../../src/refresh/scheduled-look';
import { World } from './world';
import { propertyRuns } from '../support/property-runs';

type Stored = { key: string; label: string; more: string };

const issues = 20;
const keys = Array.from({ length: 6 }, (_, at) => `k${at}`);

/** A site with three pages of issues, whose every write is watched. */
class Watched {
  readonly site = new World();
  /** Every name that a key has had, and since when. */
  private readonly names = new Map<string, { name: string; sinceMs: number }[]>();

  constructor() {
    const { site } = this;
    site.pageSize = 7;
    for (const key of keys) this.rename(key);
    for (let at = 0; at < issues; at += 1) this.pick(site.add({}).id, keys[at % keys.length] ?? '');
    site.reindex();
    const { write } = site.deps.issues;
    site.deps.issues.write = (fieldId, updates) => {
      expect(site.run.isDryRun).toBe(false);
      for (const { issueIds, value } of updates) {
        const { key, label, more } = value as Stored;
        expect(this.namesDuring(key, Date.parse(site.run.startedAt)), 'the source’s own label').toContain(label);
        for (const one of issueIds) expect(site.issues.get(one)?.value).toMatchObject({ key, more });
      }
      return write(fieldId, updates);
    };
  }

  /** Somebody picks a value on an issue. */
  pick(issueId: string, key: string): void {
    const issue = this.site.issues.get(issueId);
    if (issue !== undefined) issue.value = { key, label: this.site.rows.get(key) ?? 'old', more: issueId };
  }

  rename(key: string): void {
    const before = this.names.get(key) ?? [];
    const name = `${key} name ${before.length}`;
    this.names.set(key, [...before, { name, sinceMs: this.site.now() }]);
    this.site.rows.set(key, name);
  }

  /** Names that a key had at that time or later: what a refresh has read may be as old as its beginning. */
  private namesDuring(key: string, fromMs: number): string[] {
    const names = this.names.get(key) ?? [];
    return names.filter((_, at) => (names[at + 1]?.sinceMs ?? Infinity) >= fromMs).map(({ name }) => name);
  }

  /** No value was lost, and a run that got to its end has looked at each issue once. */
  check(): void {
    const { site } = this;
    for (const { id, value } of site.issues.values()) expect(value).toMatchObject({ more: id });
    const run = site.record?.run;
    if (run?.state === 'finished') expect(run.counts.issues).toBe(issues);
    if (run?.state === 'finished' && run.isDryRun) expect(run.written).toBe(0);
  }
}

type Command = { does: string; run: (watched: Watched) => unknown };

const at = fc.nat({ max: 99 });
const key = fc.constantFrom(...keys);
const anyIssue = fc.integer({ min: 1, max: issues }).map(String);
const commands: fc.Arbitrary<Command>[] = [
  fc.boolean().map((dry) => ({ does: `start ${String(dry)}`, run: ({ site }) => site.start(dry) })),
  fc.constantFrom('pause' as const, 'resume' as const, 'cancel' as const).map((action) => ({
    does: action,
    run: ({ site }) => site.control(action),
  })),
  at.map((index) => ({
    does: `deliver ${index}`,
    run: ({ site }) => {
      const [event] = site.queue.splice(index % Math.max(1, site.queue.length), 1);
      return event === undefined ? null : site.deliver(event);
    },
  })),
  at.map((index) => ({
    does: `deliver twice ${index}`,
    run: ({ site }) => {
      const event = site.queue[index % Math.max(1, site.queue.length)];
      return event === undefined ? null : Promise.all([site.deliver(event), site.deliver(event)]);
    },
  })),
  at.map((index) => ({
    does: `deliver and pause or cancel meanwhile ${index}`,
    run: ({ site }) => {
      const [event] = site.queue.splice(0, 1);
      if (event === undefined) return null;
      return Promise.all([site.deliver(event), site.control(index % 2 === 0 ? 'pause' : 'cancel')]);
    },
  })),
  fc.constant({ does: 'lose', run: ({ site }) => site.queue.shift() }),
  fc.constantFrom(1_000, 11_000, 250_000, 4_000_000).map((ms) => ({
    does: `advance ${ms}`,
    run: ({ site }) => site.advance(ms),
  })),
  fc.constant({ does: 'look', run: ({ site }) => lookAtSchedules(site.deps) }),
  key.map((renamed) => ({ does: `rename ${renamed}`, run: (watched) => watched.rename(renamed) })),
  key.map((gone) => ({ does: `remove ${gone}`, run: ({ site }) => site.rows.delete(gone) })),
  fc.tuple(anyIssue, key).map(([issue, picked]) => ({
    does: `pick ${picked} on ${issue}`,
    run: (watched) => watched.pick(issue, picked),
  })),
  fc.tuple(anyIssue, key).map(([issue, picked]) => ({
    does: `pick ${picked} on ${issue} just before a write`,
    run: (watched) => {
      watched.site.meanwhile = () => watched.pick(issue, picked);
    },
  })),
  fc.boolean().map((stale) => ({
    does: `search stale ${String(stale)}`,
    run: ({ site }) => {
      site.isSearchStale = stale;
    },
  })),
  at.map((share) => ({
    does: `jira busy now and then ${share}`,
    run: ({ site }) => {
      let calls = 0;
      site.jiraFailure = () => ((calls += 1) % (share + 2) === 0 ? { code: 'busy', retryAfterSeconds: 3 } : null);
    },
  })),
];

test('no order of steps, losses, pauses and edits writes a wrong label or loses a value', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(...commands), { minLength: 10, maxLength: 60 }), async (run) => {
      const watched = new Watched();
      const { site } = watched;
      for (const command of run) {
        await command.run(watched);
        watched.check();
      }
      // Peace returns: what is under way ends, and one more refresh brings every label up to date.
      site.jiraFailure = () => null;
      site.meanwhile = () => undefined;
      site.isSearchStale = false;
      for (const again of [1, 2]) {
        if (again === 2) await site.start();
        await site.control('resume');
        site.advance(4_000_000);
        await lookAtSchedules(site.deps);
        await site.drain();
        watched.check();
      }
      expect(site.run.stop?.code ?? site.run.state).toMatch(/^(finished|threshold)$/);
      if (site.run.state === 'stopped') return;
      for (const { value } of site.issues.values()) {
        const { key: held, label } = value as Stored;
        if (site.rows.has(held)) expect(label).toBe(site.rows.get(held));
      }
    }),
    {
      numRuns: propertyRuns(300),
      plugins: [fc.interruptAfterTimeLimit(20_000, { failOnInterrupt: false })],
    },
  );
});
