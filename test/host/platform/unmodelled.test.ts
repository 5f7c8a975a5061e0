import { expect, test } from 'vitest';
import { readManifest, type Manifest } from '../../../host/platform/manifest';
import { unmodelledIn } from '../../../host/platform/unmodelled';
import { root } from '../../conventions/files';
import { fixtureApp } from '../support/fixture-host';

test.each([
  ['the app', root],
  ['the fixture', fixtureApp],
])('nothing in the manifest of %s is ignored', (_which, folder) => {
  expect(unmodelledIn(readManifest(folder))).toEqual([]);
});

const plain = { app: { id: 'app', runtime: { name: 'nodejs24.x' } } };

test.each<[string, Partial<Manifest>, string[]]>([
  ['a module kind', { modules: { macro: [{ key: 'a' }] } }, ['module macro']],
  [
    'members of a field type',
    {
      modules: {
        'jira:customFieldType': [
          {
            key: 'f',
            name: 'F',
            type: 'string',
            view: { value: { function: 'x' } },
            edit: { parser: { expression: 'value' } },
            searchSuggestions: { function: 'y' },
            displayConditions: {},
          } as never,
        ],
      },
    },
    [
      'jira:customFieldType f: Jira’s own editor',
      'jira:customFieldType f: view: value',
      'jira:customFieldType f: edit: parser',
      'jira:customFieldType f: searchSuggestions',
      'jira:customFieldType f: displayConditions',
    ],
  ],
  [
    'an event, and a filter',
    {
      modules: {
        trigger: [{ key: 't', function: 'x', events: ['avi:jira:deleted:issue'], filter: { expression: 'true' } }],
      },
    },
    ['trigger t: filter: expression', 'event avi:jira:deleted:issue of trigger t'],
  ],
  [
    'permissions, remotes and the like',
    {
      modules: {},
      permissions: { external: { images: [], fonts: [] } } as never,
      ...{ remotes: [{ key: 'r' }] },
    },
    ['manifest: permissions: external: fonts', 'manifest: permissions: external: images', 'manifest: remotes'],
  ],
])('%s is named', (_what, manifest, names) => {
  expect(unmodelledIn({ modules: {}, ...plain, ...manifest }).sort()).toEqual(names.sort());
});
