import { describe, expect, it } from 'vitest';
import { settle } from '../../../src/frontend/shared/call';
import { randomIdentifier } from '../../../src/frontend/shared/identifier';
import { cellText, columnsOf } from '../../../src/frontend/shared/sample-rows';
import { beginning } from '../../../src/frontend/wording/text';

describe('randomIdentifier', () => {
  it('uses the browser’s own UUIDs', () => {
    expect(randomIdentifier()).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('makes 16 random bytes where there are none, as on a page that is no secure context', () => {
    const getRandomValues = (bytes: Uint8Array): Uint8Array => bytes.fill(10);
    expect(randomIdentifier({ getRandomValues })).toBe('0a'.repeat(16));
  });

  it('refuses to guess without secure random numbers', () => {
    expect(() => randomIdentifier({})).toThrow();
  });
});

describe('settle', () => {
  it('turns a lost connection into a value', async () => {
    expect(await settle(Promise.reject(new Error('network')))).toEqual({
      ok: false,
      error: { code: 'connection-lost' },
    });
  });
});

describe('sample rows', () => {
  it('show plain members before nested ones', () => {
    const rows = [{ contact: { name: 'A' }, id: 1, name: 'Alpha' }];
    expect(columnsOf(rows)).toEqual(['id', 'name', 'contact']);
    expect(cellText(rows[0] ?? null, 'contact')).toBe('{"name":"A"}');
  });

  it('show plain values in one column', () => {
    expect(columnsOf(['a', 'b'])).toEqual(['']);
    expect(cellText('a', '')).toBe('a');
  });

  it('cut long values', () => {
    expect(cellText({ text: 'x'.repeat(200) }, 'text')).toHaveLength(80);
  });

  it('do not mistake an inherited member for a value', () => {
    expect(cellText({ id: 1 }, 'constructor')).toBe('');
  });
});

describe('the beginning of a text', () => {
  it.each([
    ['short', 5, 'short'],
    ['longer', 5, 'longe'],
    ['ab😀c', 3, 'ab'],
    ['ab😀c', 4, 'ab😀'],
    ['a👨‍👩‍👧b', 8, 'a'],
    ['a👨‍👩‍👧b', 9, 'a👨‍👩‍👧'],
    ['e\u0301e', 1, ''],
    ['', 3, ''],
  ])('of %j in %i units is %j', (text, most, kept) => {
    expect(beginning(text, most)).toBe(kept);
  });

  it('takes no longer and keeps no more than asked for where marks are piled up without end', () => {
    const piled = `ab${'\u0301'.repeat(100_000)}`;
    expect(beginning(piled, 20)).toBe('a');
  });
});
