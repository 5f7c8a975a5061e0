import { describe, expect, it } from 'vitest';
import { suggestionsFor } from '../../../src/extract/suggest/sample';
import { documentOf } from '../settings';
import { business } from './business';
import type { Shape } from './shape';
import { technology, texts } from './technology';

const shapes: Shape[] = [...business, ...technology, ...texts];

/** What a first guess does not find: an administrator chooses another suggestion, or writes it. */
const notAtFirst = new Set(['AWS EC2 as JSON', 'Personio employees', 'Prometheus query', 'US Census table']);

function firstGuess({ answer, items, key, label, layout }: Shape): unknown {
  const [best] = suggestionsFor(documentOf(typeof answer === 'string' ? answer : JSON.stringify(answer)));
  const labels = typeof label === 'string' ? [label] : label;
  const isFitting = best !== undefined && labels.includes((best.labels[0] ?? '').replace(/^\["(.*)"\]$/, '$1'));
  return {
    items: best?.items === items,
    key: (best?.keys[0] ?? '').replace(/^\["(.*)"\]$/, '$1') === key,
    label: isFitting,
    layout: best?.layout === layout,
    ...(process.env['SHOW_SHAPES'] === undefined ? {} : { best }),
  };
}

const right = { items: true, key: true, label: true, layout: true };

describe('shapes of real APIs', () => {
  it('are at least 60, of which 55 and more are found at the first guess', () => {
    expect(shapes.length).toBeGreaterThanOrEqual(60);
    expect(shapes.length - notAtFirst.size).toBeGreaterThanOrEqual(Math.ceil((shapes.length * 55) / 60));
  });

  it.each(shapes.filter(({ api }) => !notAtFirst.has(api)).map((shape) => [shape.api, shape] as const))(
    'the first guess at %s is right',
    (_, shape) => {
      expect(firstGuess(shape)).toEqual(right);
    },
  );
});
