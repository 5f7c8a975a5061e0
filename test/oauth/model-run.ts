// `npm run model`: the model test at length, by default 100,000 interleavings, shared out among the processor's cores.
//
//   npm run model                    seeds 1 to 100,000
//   npm run model -- 1000 42         a thousand, from seed 42 on
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { emptyCounts, interleave, type ModelCounts } from './model';

const [runs = '100000', from = '1', part] = process.argv.slice(2);
const total = Number(runs);
const first = Number(from);

if (part === 'part') await runPart();
else await runAll();

async function runPart(): Promise<void> {
  const counts = emptyCounts();
  for (let seed = first; seed < first + total; seed += 1) await interleave(seed, counts);
  console.log(JSON.stringify(counts));
}

async function runAll(): Promise<void> {
  const startedMs = performance.now();
  const parts = Math.min(availableParallelism(), total);
  const size = Math.ceil(total / parts);
  const counts = emptyCounts();
  const outputs = await Promise.all(
    Array.from({ length: parts }, (_, index) => child(Math.min(size, total - index * size), first + index * size)),
  );
  for (const output of outputs) {
    const theirs = JSON.parse(output) as ModelCounts;
    for (const what of Object.keys(counts) as (keyof ModelCounts)[]) counts[what] += theirs[what];
  }
  console.table(counts);
  const seconds = (performance.now() - startedMs) / 1000;
  console.log(`${counts.interleavings} interleavings, no rule broken, ${seconds.toFixed(0)} s`);
  for (const [what, count] of Object.entries(counts)) if (count === 0) throw new Error(`${what} never happened`);
}

function child(count: number, seed: number): Promise<string> {
  const script = fileURLToPath(import.meta.url);
  const process_ = spawn(process.execPath, ['--import', 'tsx', script, String(count), String(seed), 'part'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  process_.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    process_.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`seeds ${seed} to ${seed + count - 1}: a rule was broken`));
    });
  });
}
