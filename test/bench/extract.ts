/**
 * Rows per second from the bytes of an answer to the options of a field, beside what the bare parser takes for the same
 * text (JSON.parse, XMLParser.parse, Papa.parse). Runs of both alternate in one process; of each the lower quartile, which a busy
 * machine moves less than the median: who works longer is interrupted more often.
 *
 *   npx tsx --expose-gc test/bench/extract.ts [--json]
 */
import { performance } from 'node:perf_hooks';
import { XMLParser } from 'fast-xml-parser';
import Papa from 'papaparse';
import type { ExtractionSettings } from '../../src/contract/binding';
import { extractOptions } from '../support/extract-options';

type Format = {
  name: string;
  contentType: string;
  settings: Pick<ExtractionSettings, 'items' | 'key' | 'label'>;
  write: (rows: Row[]) => string;
  bare: (text: string) => unknown;
};

type Row = ReturnType<typeof row>;

const cities = ['Köln', 'Berlin', 'Paris', 'Łódź', 'Lisbon'];

function row(n: number): {
  id: number;
  name: string;
  city: string;
  active: boolean;
  address: { street: string; zip: string };
} {
  const address = { street: `Main Street ${n % 997}`, zip: String(10_000 + (n % 90_000)) };
  return {
    id: n + 1,
    name: `Customer ${n} & Sons`,
    city: cities[n % cities.length] ?? '',
    active: n % 3 === 0,
    address,
  };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const formats: Format[] = [
  {
    name: 'JSON',
    contentType: 'application/json',
    settings: { items: '$.data[*]', key: 'id', label: '{{name}} ({{city}})' },
    write: (rows) => JSON.stringify({ total: rows.length, data: rows }),
    bare: (text) => JSON.parse(text) as unknown,
  },
  {
    name: 'XML',
    contentType: 'application/xml',
    settings: { items: 'customers/customer', key: '@id', label: '{{name}} ({{city}})' },
    write: (rows) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<customers>${rows
        .map(
          ({ id, name, city, address }) =>
            `<customer id="${id}"><name>${escaped(name)}</name><city>${city}</city><address><street>${address.street}</street><zip>${address.zip}</zip></address></customer>`,
        )
        .join('\n')}</customers>`,
    bare: (text) => new XMLParser({ ignoreAttributes: false }).parse(text) as unknown,
  },
  {
    name: 'CSV',
    contentType: 'text/csv',
    settings: { items: '', key: 'id', label: '{{name}} ({{city}})' },
    write: (rows) =>
      Papa.unparse(
        rows.map(({ address, ...others }) => ({ ...others, street: `${address.street}, "${address.zip}"` })),
      ),
    bare: (text) => Papa.parse(text),
  },
];

type Measured = {
  format: string;
  rows: number;
  megabytes: number;
  ms: number;
  rowsPerSecond: number;
  bareMs: number;
  ratio: number;
  peakMegabytes: number;
};

function measure(format: Format, count: number): Measured {
  const text = format.write(Array.from({ length: count }, (_, n) => row(n)));
  const bytes = new TextEncoder().encode(text);
  const settings: ExtractionSettings = {
    content: 'detect',
    csv: null,
    details: '',
    sort: 'source',
    unique: true,
    ...format.settings,
  };
  const ours = (): number => {
    const page = extractOptions(settings, { bytes, contentType: format.contentType }, count);
    if (!page.ok) throw new Error(JSON.stringify(page.error));
    return page.value.options.length;
  };
  if (ours() !== count) throw new Error(`${format.name}: not every row became an option`);
  // What arrives from the network is bytes: a text that was just decoded is what a bare parser would be given.
  const decoded = new TextDecoder().decode(bytes);
  const mine: number[] = [];
  const bare: number[] = [];
  const takeBare = (): number => bare.push(timed(() => format.bare(decoded)));
  const takeMine = (): number => mine.push(timed(ours));
  // Code that the engine has not compiled yet is not what is compared.
  for (let run = 0; count <= 1000 && run < 300; run++) timed(run % 4 === 0 ? () => format.bare(decoded) : ours);
  const startedAt = performance.now();
  // Alternating, so that a busy moment of the machine hits both.
  for (let run = 0; run < 201 && (run < 5 || performance.now() - startedAt < 4_000); run++) {
    if (run % 2 === 0) takeBare();
    takeMine();
    if (run % 2 === 1) takeBare();
  }
  const ms = lowerQuartile(mine);
  const bareMs = lowerQuartile(bare);
  return {
    format: format.name,
    rows: count,
    megabytes: bytes.length / 1e6,
    ms,
    rowsPerSecond: Math.round((count / ms) * 1000),
    bareMs,
    ratio: ms / bareMs,
    peakMegabytes: peakOf(ours) / 1e6,
  };
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Bytes of heap and buffers that one run adds at its end, when all of its intermediate results are still there. */
function peakOf(work: () => unknown): number {
  globalThis.gc?.();
  const before = process.memoryUsage();
  work();
  const after = process.memoryUsage();
  return after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
}

function lowerQuartile(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 2] ?? Number.NaN;
}

const results = formats.flatMap((format) => [1_000, 100_000].map((rows) => measure(format, rows)));
if (process.argv.includes('--json')) console.log(JSON.stringify(results));
else {
  console.log('format     rows      MB        ms      rows/s   bare ms   ratio   heap MB');
  for (const { format, rows, megabytes, ms, rowsPerSecond, bareMs, ratio, peakMegabytes } of results)
    console.log(
      `${format.padEnd(6)} ${String(rows).padStart(8)} ${megabytes.toFixed(1).padStart(7)} ${ms.toFixed(1).padStart(9)} ${String(rowsPerSecond).padStart(11)} ${bareMs.toFixed(1).padStart(9)} ${ratio.toFixed(2).padStart(7)} ${peakMegabytes.toFixed(0).padStart(9)}`,
    );
}
