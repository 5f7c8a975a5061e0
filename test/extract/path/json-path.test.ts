import { JSONPathEnvironment } from 'json-p3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../../../src/contract/json';
import { compileJsonPath, compileSingularPath } from '../../../src/extract/path/json-path';
import { propertyRuns } from '../../support/property-runs';

const names = ['a', 'b', 'data', 'odd name', '__proto__', 'constructor', 'length', '0'];
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Json>(null, true, 0, 1.5, '', 'text'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom(...names), tie('value')), { maxLength: 4 })
      .map((members) => Object.fromEntries(members) as Json),
  ),
})).value;
const step = fc.oneof(
  fc.constantFrom(...names).map((name) => `['${name}']`),
  fc.constantFrom('.a', '.data', '[*]', '.*', '[0]', '[1]', '[-1]', '[-3]'),
);

it('walks plain paths to the same rows as the evaluator', () => {
  const reference = new JSONPathEnvironment();
  fc.assert(
    fc.property(json, fc.array(step, { maxLength: 4 }), (value, steps) => {
      const path = `$${steps.join('')}`;
      const compiled = compileJsonPath(path);
      if (!compiled.ok) throw new Error(compiled.error.reason);
      const expected = reference.query(path, value).values() as Json[];
      const single = steps.some((text) => text.includes('*')) ? undefined : expected[0];
      const found = compiled.value(value, 1000);
      // Null or an empty text where a list would be is no row.
      expect(found.rows).toEqual(single === null || single === '' ? [] : Array.isArray(single) ? single : expected);
      expect(found.truncated).toBe(false);
    }),
    { numRuns: propertyRuns(2000) },
  );
});

it('leaves the answer as it is', () => {
  const value: Json = { data: [1, 2, 3] };
  const path = compileJsonPath('$.data[*]');
  if (!path.ok) throw new Error();
  expect(path.value(value, 2)).toMatchObject({ rows: [1, 2], truncated: true });
  expect(value).toEqual({ data: [1, 2, 3] });
});

it('reads one value for a cursor, and refuses paths to many', () => {
  const cursor = compileSingularPath("$.meta['next page']");
  expect(cursor.ok && cursor.value({ meta: { 'next page': 'x' } })).toBe('x');
  expect(cursor.ok && cursor.value([])).toBeUndefined();
  expect(compileSingularPath('$.a[*]').ok).toBe(false);
  expect(compileSingularPath('$..a').ok).toBe(false);
});
