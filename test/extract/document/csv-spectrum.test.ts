import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { csvObjects, parseCsv } from '../../../src/extract/document/csv';

const folder = dirname(createRequire(import.meta.url).resolve('csv-spectrum'));
const names = readdirSync(join(folder, 'csvs'))
  .map((name) => name.replace(/\.csv$/, ''))
  // Its JSON holds another telephone number than its CSV, and no list.
  .filter((name) => name !== 'location_coordinates');

it.each(names)('reads %s of csv-spectrum as its rows say', (name) => {
  const csv = parseCsv(readFileSync(join(folder, 'csvs', `${name}.csv`), 'utf8'), null, 1000);
  if (!csv.ok) throw new Error(csv.error.problem);
  expect(csvObjects(csv.value, 1000)).toEqual(JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8')));
});
