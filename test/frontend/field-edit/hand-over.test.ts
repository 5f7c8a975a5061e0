import { expect, test } from 'vitest';
import { handOver, isBulkEdit } from '../../../src/frontend/field-edit/hand-over';

test.each([
  ['issue-view', 'when-confirmed'],
  ['issue-create', 'at-once'],
  ['issue-transition', 'at-once'],
  ['issue-bulk-edit', 'at-once'],
  ['portal-request', 'at-once'],
  ['a-view-of-tomorrow', 'at-once'],
  [undefined, 'at-once'],
])('in %s a choice is handed over %s', (renderContext, when) => {
  expect(handOver(renderContext)).toBe(when);
});

test.each([
  ['issue-bulk-edit', true],
  ['issue-create', false],
  [undefined, false],
])('%s is for many issues: %s', (renderContext, isForMany) => {
  expect(isBulkEdit(renderContext)).toBe(isForMany);
});
