import { expect, test } from 'vitest';
import { textOf } from './files';
import { guideFile, guidePage } from './guide';

test('docs/administrators-guide.md says what the product says; if not, run npm run guide', async () => {
  expect(textOf(guideFile)).toBe(await guidePage());
});
