/**
 * Reads one hostile answer in a process of its own, as a field and as the page of suggestions would, and prints what came of
 * it, the time of the processor and the memory above the answer.
 */
import type { ExtractionSettings } from '../../../src/contract/binding';
import { compileExtraction } from '../../../src/extract/extraction';
import { readDocument } from '../../../src/extract/document/document';
import { extractLimits } from '../../../src/extract/limits';
import { suggestionsFor } from '../../../src/extract/suggest/sample';
import { hostileAnswers } from './answers';

const hostile = hostileAnswers.find(({ name }) => name === process.argv[2]);
if (hostile === undefined) throw new Error('there is no such answer');
const bytes = new TextEncoder().encode(hostile.write());
const settings: ExtractionSettings = {
  content: 'detect',
  csv: null,
  items: hostile.items,
  key: 'id',
  label: '{{name}}',
  details: '',
  sort: 'source',
  unique: true,
};
globalThis.gc?.();
const before = process.memoryUsage();
const residentBefore = process.resourceUsage().maxRSS;
const started = process.cpuUsage();
const outcome = read();
const { user, system } = process.cpuUsage(started);
const after = process.memoryUsage();
console.log(
  JSON.stringify({
    outcome,
    megabytes: bytes.length / 1e6,
    cpuMs: Math.round((user + system) / 1000),
    heapMegabytes: Math.round((after.heapUsed - before.heapUsed) / 1e6),
    residentMegabytes: Math.round((process.resourceUsage().maxRSS - residentBefore) / 1e3),
  }),
);

function read(): string {
  const document = readDocument(bytes, null, settings);
  if (!document.ok) return document.error.problem;
  suggestionsFor(document.value);
  const extraction = compileExtraction(settings);
  if (!extraction.ok) return extraction.error.code;
  const page = extraction.value.page(document.value, extractLimits.rows);
  return page.ok ? `${page.value.options.length} options` : page.error.code;
}
