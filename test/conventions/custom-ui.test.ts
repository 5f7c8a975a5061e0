import { expect, test } from 'vitest';
import { customUiFiles, customUiFolder } from './custom-ui';
import { filesBelow, textOf } from './files';

test('the Custom UI that is deployed is what its source makes; if not, run npm run custom-ui', async () => {
  const made = await customUiFiles();
  expect(filesBelow(customUiFolder).sort()).toEqual([...made.keys()].sort());
  for (const [path, text] of made) expect(textOf(path) === text, path).toBe(true);
}, 60_000);
