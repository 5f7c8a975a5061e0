import { expect, it } from 'vitest';
import { limits } from '../../../../src/contract/limits';
import { copyName } from '../../../../src/frontend/admin/list/copy-name';
import { wordingFor } from '../../../../src/frontend/wording';

const worded = wordingFor('en').list.copyName;

it('counts on until nobody has the name, whatever its case', () => {
  expect(copyName('Assets', ['Assets'], worded)).toBe('Copy of Assets');
  expect(copyName('Assets', ['Assets', 'copy of ASSETS', 'Copy 2 of Assets'], worded)).toBe('Copy 3 of Assets');
});

it('fits the limit and cuts no character in two', () => {
  const truck = '🚚';
  const family = '👨‍👩‍👧';
  expect(copyName(truck.repeat(limits.nameCharacters), [], worded)).toBe(`Copy of ${truck.repeat(92)}`);
  expect(copyName(family.repeat(55), [], worded)).toBe(`Copy of ${family.repeat(55)}`);
  expect(copyName(`${family.repeat(55)}123`, [], worded)).toBe(`Copy of ${family.repeat(55)}12`);
});
