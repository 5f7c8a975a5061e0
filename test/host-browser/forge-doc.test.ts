import { describe, expect, it } from 'vitest';
import { createPhotographer, slot, textOf, type ForgeNode } from '../../host/browser/ui-kit/forge-doc';

const node = (type: string, key: string, children: ForgeNode[] = [], props = {}): ForgeNode => ({
  type,
  key,
  props,
  children,
});
const words = (key: string, text: string): ForgeNode => node('String', key, [], { text });

describe('pictures of the live document', () => {
  it('keeps the same object for what did not change', () => {
    const photograph = createPhotographer();
    const still = node('Text', 'a', [words('a1', 'still')]);
    const moving = node('Text', 'b', [words('b1', 'before')]);
    const root = node('Root', 'r', [still, moving]);
    const before = photograph(root);
    moving.children[0] = words('b1', 'after');
    const after = photograph(root);
    expect(after.children[0]).toBe(before.children[0]);
    expect(after.children[1]).not.toBe(before.children[1]);
    expect(textOf(before)).toBe('stillbefore');
    expect(textOf(after)).toBe('stillafter');
  });

  it('sees text that the reconciler changed in place', () => {
    const photograph = createPhotographer();
    const text = words('t', 'one');
    const root = node('Root', 'r', [text]);
    const before = photograph(root);
    text.props['text'] = 'two';
    expect(textOf(photograph(root))).toBe('two');
    expect(textOf(before)).toBe('one');
  });

  it('finds the children of a named slot', () => {
    const table = node('DynamicTable', 't', [node('ContentWrapper', 'w', [words('x', 'head')], { name: 'head' })]);
    expect(slot(table, 'head').map(textOf)).toEqual(['head']);
    expect(slot(table, 'rows')).toEqual([]);
  });
});
