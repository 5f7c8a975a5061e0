import { describe, expect, it } from 'vitest';
import { sortRules } from '../../host/browser/sort-atomic-css';

describe('the order of atomic CSS', () => {
  it('keeps one copy of a rule, and the narrow property wins over the broad one', () => {
    const css = '._aaaa1111{padding-left:8px}._bbbb2222{padding:4px}._aaaa1111{padding-left:8px}';
    expect(sortRules(css)).toBe('._bbbb2222{padding:4px}\n._aaaa1111{padding-left:8px}');
  });

  it('puts states after plain rules, and media queries last', () => {
    const css =
      '@media (width>1px){._dddd4444{color:red}}._cccc3333:hover{color:red}._aaaa1111{color:blue}._cccc3333:focus{color:red}';
    expect(sortRules(css).split('\n')).toEqual([
      '._aaaa1111{color:blue}',
      '._cccc3333:focus{color:red}',
      '._cccc3333:hover{color:red}',
      '@media (width>1px){._dddd4444{color:red}}',
    ]);
  });

  it('leaves hand-written rules in their order, before the atomic ones', () => {
    const css = '.b{content:"}"/* } */}._aaaa1111{color:blue}.a{color:red}';
    expect(sortRules(css).split('\n')).toEqual(['.b{content:"}"/* } */}', '.a{color:red}', '._aaaa1111{color:blue}']);
  });
});
