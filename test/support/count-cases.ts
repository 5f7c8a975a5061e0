import { appendFileSync } from 'node:fs';
import { afterAll, expect } from 'vitest';
import { casesTried } from './property-runs';

/** Notes how many cases the properties of a file were tried with, where `npm run properties` asks for it. */
const counts = process.env['PROPERTY_COUNTS'];

afterAll(() => {
  const cases = casesTried();
  if (counts === undefined || cases === 0) return;
  appendFileSync(counts, `${JSON.stringify({ testPath: expect.getState().testPath, cases })}\n`);
});
