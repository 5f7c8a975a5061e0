import { describe, expect, it } from 'vitest';
import { mayStartWithValue, showsDetails, showsPresentLabels } from '../../../src/frontend/shared/field-settings';

describe('what a field’s page knows without asking', () => {
  it('is what the configuration page left with Jira', () => {
    expect(showsDetails({ configuration: { showDetails: false } })).toBe(false);
    expect(showsPresentLabels({ configuration: { labels: 'present' } })).toBe(true);
  });

  it('is, with a configuration of an earlier version, that details are shown and nothing is asked', () => {
    const extension = { configuration: { bindingId: 'x' } };
    expect(showsDetails(extension)).toBe(true);
    expect(showsPresentLabels(extension)).toBe(false);
  });

  it('is nothing before a view that was handed no configuration has asked for it', () => {
    for (const extension of [{}, { configuration: null }]) {
      expect(showsDetails(extension)).toBe(false);
      expect(showsPresentLabels(extension)).toBe(false);
    }
  });
});

describe('a default value', () => {
  const configuration = { hasInitial: true };
  it.each([
    ['asked for in a form of a new issue', { renderContext: 'issue-create', configuration }, true],
    ['asked for on the portal', { renderContext: 'portal-request', configuration, fieldValue: null }, true],
    ['not asked for before the configuration is known', { renderContext: 'issue-create' }, false],
    [
      'asked for when the form tells the type of the new issue',
      { renderContext: 'issue-create', configuration, issue: { typeId: '1' } },
      true,
    ],
    [
      'not asked for when there is none',
      { renderContext: 'issue-create', configuration: { hasInitial: false } },
      false,
    ],
    ['not asked for under a configuration of before', { renderContext: 'issue-create', configuration: {} }, false],
    ['never put over a value', { renderContext: 'issue-create', configuration, fieldValue: { key: 'a' } }, false],
    ['not for an issue that exists', { renderContext: 'issue-transition', configuration, issue: { id: '1' } }, false],
    ['not put over the values of many issues', { renderContext: 'issue-bulk-edit', configuration }, false],
    ['not for the issue view', { renderContext: 'issue-view', configuration }, false],
  ])('is %s', (_what, extension, expected) => {
    expect(mayStartWithValue(extension)).toBe(expected);
  });
});
