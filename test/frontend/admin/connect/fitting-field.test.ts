import { describe, expect, test } from 'vitest';
import { bestFirst, fits } from '../../../../src/frontend/admin/connect/fitting-field';

describe('the field that a datasource was made for', () => {
  test.each([
    ['Customer', 'Customers', true],
    ['Customers', 'customer', true],
    ['Cost centre', 'Cost-Centres (SAP)', true],
    ['Kunde', 'Kundenstamm', true],
    ['Asset', 'Customers', false],
    ['A', 'Assets', false],
    ['客户', '客户', true],
    ['!', 'Customers', false],
    ['Customer', null, false],
  ])('%s for %s: %s', (name, datasource, expected) => {
    expect(fits({ name }, datasource)).toBe(expected);
  });

  test('comes first, and the others stay as Jira has them', () => {
    const fields = [{ name: 'Asset' }, { name: 'Parts' }, { name: 'Customer' }];
    expect(bestFirst(fields, 'Customers').map(({ name }) => name)).toEqual(['Customer', 'Asset', 'Parts']);
    expect(bestFirst(fields, null)).toEqual(fields);
  });
});
