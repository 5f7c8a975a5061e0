import { ProcessorBuilder, ValidationTypes } from '@forge/manifest';
import { expect, test } from 'vitest';
import { readManifest } from '../../host/platform/manifest';
import { administrationModule, getStartedModule } from '../../src/frontend/shared/modules';
import { root, textOf } from '../conventions/files';

test('the manifest has no error in Forge’s own full validation', { timeout: 180_000 }, async () => {
  const processor = ProcessorBuilder.instance().withValidation(ValidationTypes.FULL).build();
  const { manifestObject, errors = [] } = await processor.process();
  expect(errors.filter(({ level }) => level === 'error')).toEqual([]);
  expect(manifestObject?.typedContent?.modules).toHaveProperty('jira:customFieldType.0.key', 'connected-select');
});

test('the pages that the sources lead to are modules, one in each place that Forge has', () => {
  const pages = readManifest(root).modules['jira:adminPage'] ?? [];
  const placeOf = new Map(pages.map((page) => [page.key, [page.useAsConfig === true, page.useAsGetStarted === true]]));
  expect(placeOf.get(administrationModule)).toEqual([false, false]);
  expect(placeOf.get(getStartedModule)).toEqual([false, true]);
  expect([...placeOf.values()]).toEqual([
    [false, false],
    [true, false],
    [false, true],
  ]);
});

test('the README tells what each scope is for, and names no other', () => {
  const table = textOf('README.md').split('| scope the administrator approves')[1]?.split('\n\n')[0] ?? '';
  const cells = [...table.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell = '']) => cell);
  const told = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, scope]) => scope));
  expect(told.sort()).toEqual([...(readManifest(root).permissions?.scopes ?? [])].sort());
});
