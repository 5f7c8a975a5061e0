import { describe, expect, it } from 'vitest';
import { rejectsToken } from '../../../src/datasources/api/rejects-token';

const rejects = (rejectionPath: string, rejectionValue: string, body: string): boolean =>
  rejectsToken(
    { rejectionStatuses: [], rejectionPath, rejectionValue },
    { status: 200, body: { bytes: Buffer.from(body), contentType: 'application/json' } },
  );

describe('an answer that says beside a 200 that the token is no longer good', () => {
  it.each([
    ['42001', '{"errcode":42001}'],
    ['42001', '{"errcode":42001.0}'],
    ['42001.0', '{"errcode":42001}'],
    ['42001', '{"errcode":"42001"}'],
    ['9007199254740993', '{"errcode":9007199254740993}'],
    ['true', '{"errcode":true}'],
  ])('holds the value %s: %s', (value, body) => {
    expect(rejects('$.errcode', value, body)).toBe(true);
  });

  it.each([
    ['9007199254740992', '{"errcode":9007199254740993}'],
    ['4200', '{"errcode":42001.0}'],
    ['42001', '{"errcode":"42001.0"}'],
    ['expired', '{"errcode":42001}'],
  ])('does not hold %s: %s', (value, body) => {
    expect(rejects('$.errcode', value, body)).toBe(false);
  });

  it.each([
    ['{"error":null}', false],
    ['{"error":false}', false],
    ['{"error":""}', false],
    ['{"error":[]}', false],
    ['{"error":{}}', false],
    ['{"error":0}', false],
    ['{"error":0.0}', false],
    ['{"other":1}', false],
    ['{"error":true}', true],
    ['{"error":"expired"}', true],
    ['{"error":["expired"]}', true],
    ['{"error":{"code":1}}', true],
    ['{"error":1.0}', true],
  ])('holds something at the place, where no value is named: %s is %s', (body, isRejection) => {
    expect(rejects('$.error', '', body)).toBe(isRejection);
    expect(rejects('$..error', '', `{"a":[${body}]}`)).toBe(isRejection);
  });

  it('is none where it nests deeper, or takes more work, than a path may', () => {
    expect(rejects('$..error', '', `${'['.repeat(300)}{"error":1}${']'.repeat(300)}`)).toBe(false);
    expect(rejects('$..a..b..c', 'x', `${'{"a":'.repeat(90)}[${'{"b":1},'.repeat(5000)}1]${'}'.repeat(90)}`)).toBe(
      false,
    );
  });
});
