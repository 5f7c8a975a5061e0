import { describe, expect, it } from 'vitest';
import { emptyState, type TokenState } from '../../src/oauth/state/token-state';
import { fromRecord, toRecord } from '../../src/storage/token-state-record';

describe('a stored token state', () => {
  it('comes back as it went in', () => {
    const state: TokenState = { ...emptyState, rev: 7, nonce: 'n', suspended: true };
    expect(fromRecord(toRecord(state))).toEqual(state);
  });

  it('of an earlier version is read by the names it has', () => {
    const { pendingDeletions: _, suspended: __, ...others } = emptyState;
    const orphan = { ref: '1-n', deleteAfterMs: 5 };
    const detail = { ...others, leftovers: [orphan], resting: true, rejections: { count: 2, atMs: 5 } };
    expect(fromRecord({ rev: 3, due: 'no', dueAt: 0, detail })).toEqual({
      ...emptyState,
      rev: 3,
      pendingDeletions: [orphan],
      suspended: true,
    });
  });
});
