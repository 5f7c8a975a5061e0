import { ProcessorBuilder, ValidationTypes } from '@forge/manifest';
import { expect, test } from 'vitest';

test('the manifest has no error in Forge’s own full validation', { timeout: 180_000 }, async () => {
  const processor = ProcessorBuilder.instance().withValidation(ValidationTypes.FULL).build();
  const { manifestObject, errors = [] } = await processor.process();
  expect(errors.filter(({ level }) => level === 'error')).toEqual([]);
  expect(manifestObject?.typedContent?.modules).toHaveProperty('jira:customFieldType.0.key', 'connected-select');
});
