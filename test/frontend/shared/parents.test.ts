import { describe, expect, it } from 'vitest';
import { isParentChange, parentsOf, valueShownIn } from '../../../src/frontend/shared/parents';

const child = {
  fieldId: 'customfield_2',
  issue: { id: '10001', key: 'DEV-1' },
  configuration: { bindingId: 'customfield_2:1', version: 3, dependsOn: ['customfield_1'] },
};
const parent = { fieldId: 'customfield_1', issue: { id: '10001', key: 'DEV-1' } };

describe('a field that depends on another', () => {
  it('knows its parents from its configuration, whatever else stands there', () => {
    expect(parentsOf(child)).toEqual(['customfield_1']);
    expect(parentsOf({ configuration: { dependsOn: ['customfield_1', 7, null] } })).toEqual(['customfield_1']);
    for (const configuration of [null, undefined, 'x', {}, { dependsOn: 'customfield_1' }]) {
      expect(parentsOf({ configuration })).toEqual([]);
    }
  });

  it('hears of its parent on the same issue only', () => {
    expect(isParentChange(child, valueShownIn(parent))).toBe(true);
    expect(isParentChange(child, valueShownIn({ ...parent, issue: { id: '10002' } }))).toBe(false);
    expect(isParentChange(child, valueShownIn({ ...parent, fieldId: 'customfield_3' }))).toBe(false);
    expect(isParentChange({ ...child, configuration: null }, valueShownIn(parent))).toBe(false);
    expect(isParentChange(child, 'noise')).toBe(false);
  });

  it('is told nothing before there is an issue', () => {
    expect(valueShownIn({ fieldId: 'customfield_1' })).toBeNull();
  });
});
