// `npm run faults`: the real app under faults of everything that it calls, until 10,000 have happened; then kills of the host.
//
//   npm run faults                   10,000 faults from seed 1 on, and 25 kills of a host's process
//   npm run faults -- 2000 300 5     2,000 faults from seed 300 on, and 5 kills
//   npm run faults -- replay 317     one episode again
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { emptyCounts, episode, faultsIn, type FaultCounts } from './episode';
import { killHosts } from './host-kills';

const [first = '10000', second = '1', third = '25', fourth] = process.argv.slice(2);

if (first === 'replay') await replay(Number(second));
else if (fourth === undefined) await runAll(Number(first), Number(second), Number(third));
else await runPart(Number(first), Number(second), Number(third));

async function replay(seed: number): Promise<void> {
  const counts = emptyCounts();
  await episode(seed, counts);
  console.log(`seed ${String(seed)}: ${String(faultsIn(counts))} faults, no rule broken`);
}

/** Every `step`-th seed, until these faults have happened. */
async function runPart(faults: number, from: number, step: number): Promise<void> {
  const counts = emptyCounts();
  for (let seed = from; faultsIn(counts) < faults; seed += step) await episode(seed, counts);
  console.log(JSON.stringify(counts));
}

async function runAll(faults: number, from: number, kills: number): Promise<void> {
  const startedMs = performance.now();
  const parts = Math.min(availableParallelism(), 4);
  const outputs = await Promise.all(
    Array.from({ length: parts }, (_, part) => child([Math.ceil(faults / parts), from + part, parts, 'part'])),
  );
  const counts = emptyCounts();
  for (const output of outputs) {
    const theirs = JSON.parse(output) as FaultCounts;
    for (const what of Object.keys(counts) as (keyof FaultCounts)[]) counts[what] += theirs[what];
  }
  console.table(counts);
  for (const [what, count] of Object.entries(counts)) if (count === 0) throw new Error(`${what} never happened`);
  const seconds = (): string => ((performance.now() - startedMs) / 1000).toFixed(0);
  console.log(`${String(faultsIn(counts))} faults from seed ${String(from)} on, no rule broken, ${seconds()} s`);
  if (kills === 0) return;
  console.table(await killHosts(from, kills));
  console.log(`${String(kills)} kills of the host's process, no rule broken, ${seconds()} s`);
}

function child(args: (string | number)[]): Promise<string> {
  const script = fileURLToPath(import.meta.url);
  const process_ = spawn(process.execPath, ['--import', 'tsx', script, ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  process_.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    process_.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error('a rule was broken: the seed is above, and replay SEED shows it again'));
    });
  });
}
