/**
 * Answers of up to 5 MB that are dear to read, each in a process with the heap of a Forge function (256 MB): what becomes of
 * it, the time of the processor, and the memory above the answer.
 *
 *   npx tsx test/bench/hostile.ts
 */
import { hostileAnswers } from '../extract/hostile/answers';
import { readAlone } from '../extract/hostile/read-alone';

console.log(`${'answer'.padEnd(36)}    MB   ms (cpu)   heap MB  resident MB  outcome`);
for (const { name } of hostileAnswers) {
  const { outcome, megabytes, cpuMs, heapMegabytes, residentMegabytes } = readAlone(name);
  console.log(
    `${name.padEnd(36)} ${megabytes.toFixed(1).padStart(5)} ${String(cpuMs).padStart(10)} ${String(heapMegabytes).padStart(9)} ${String(residentMegabytes).padStart(12)}  ${outcome}`,
  );
}
