import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type ReadAlone = {
  outcome: string;
  megabytes: number;
  cpuMs: number;
  heapMegabytes: number;
  residentMegabytes: number;
};

/** Reads a hostile answer in a process with the heap of a Forge function; throws when that process dies of it. */
export function readAlone(name: string): ReadAlone {
  const script = fileURLToPath(new URL('./read-one.ts', import.meta.url));
  const options = ['--expose-gc', '--max-old-space-size=256', '--import', 'tsx', script, name];
  return JSON.parse(execFileSync(process.execPath, options, { encoding: 'utf8' })) as ReadAlone;
}
