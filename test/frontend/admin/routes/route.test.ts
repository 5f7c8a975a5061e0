import { describe, expect, test } from 'vitest';
import { addressOf, home, routeAt, type Route } from '../../../../src/frontend/admin/routes/route';

const id = '2e0e8c0b-701d-4c1e-9a55-0d6b7f0c9e11';

const routes: [string, Route][] = [
  ['/datasources', home],
  [`/health?datasource=${id}`, { at: 'health', datasourceId: id }],
  ['/audit', { at: 'audit', datasourceId: null }],
  ['/datasources/new', { at: 'new-datasource', copy: null }],
  [`/datasources/new?copy=${id}&name=Copy+of+A%26B`, { at: 'new-datasource', copy: { of: id, name: 'Copy of A&B' } }],
  [`/datasources/${id}`, { at: 'datasource', id: id }],
  ['/move-in', { at: 'move-in' }],
  [`/datasources/${id}/keys`, { at: 'keys', id }],
  ['/several', { at: 'several' }],
  [`/connect?datasource=${id}`, { at: 'connect', datasourceId: id }],
  ['/fields/customfield_10042/10142', { at: 'field-report', fieldId: 'customfield_10042', contextId: '10142' }],
  [
    `/fields/customfield_10042/10142/configuration?datasource=${id}`,
    { at: 'field-configuration', fieldId: 'customfield_10042', contextId: '10142', datasourceId: id },
  ],
];

const placeAt = (address: string): { pathname: string; search: string } => {
  const { pathname, search } = new URL(address, 'https://jira.example');
  return { pathname, search };
};

describe('every place of the administration', () => {
  test.each(routes)('%s has an address that leads back to it', (address, route) => {
    expect(addressOf(route)).toBe(address);
    expect(routeAt(placeAt(address))).toEqual(route);
  });

  test.each(['/', '', '/nowhere/at/all', '/fields/%E0%A4%A', '/datasource', '/datasources/nope'])(
    'an address that is none, such as “%s”, leads to a list and breaks nothing',
    (pathname) => {
      expect(['datasources', 'fields']).toContain(routeAt({ pathname }).at);
    },
  );

  test('what others put behind the address is left alone', () => {
    expect(routeAt({ pathname: '/health', search: '?as=administrator' })).toEqual({ at: 'health', datasourceId: null });
  });
});
