import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/base/secret';
import { maskAnswer } from '../../../src/datasources/api/mask-answer';
import { readDocument } from '../../../src/extract/document/document';
import { shownNames } from '../../../src/extract/path/member-names';
import { masker, nothingToMask } from '../../../src/http/masker';

const jwt = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';
const detailOf = (body: string, contentType: string, secret?: string) => {
  const read = readDocument(new TextEncoder().encode(body), contentType, { content: 'detect', csv: null });
  const mask = secret === undefined ? nothingToMask : masker([new Secret(secret)]);
  const masked = maskAnswer(read, mask);
  return masked.ok || !('detail' in masked.error) ? null : masked.error.detail;
};

describe('what an answer that cannot be read says of itself', () => {
  it.each([
    ['a title', `<!doctype html><title>Bearer ${jwt}</title>`, 'text/html'],
    ['an element', `<a><${jwt}></a>`, 'application/xml'],
  ])('shows no credential, whosever it is: %s', (_what, body, contentType) => {
    expect(detailOf(body, contentType)).toContain('***');
    expect(detailOf(body, contentType)).not.toContain('eyJ');
  });

  it('shows no half of an own secret where it is cut', () => {
    const secret = 'correct-horse-battery-staple';
    const shown = detailOf(`<!doctype html><title>${'x '.repeat(95)}${secret}</title>`, 'text/html', secret);
    expect(shown).not.toContain('correct');
  });

  it('shows names of members cut, in one line and without credentials', () => {
    expect(shownNames(['a\u202eb\n', '\u0000', jwt, 'n'.repeat(300)])).toEqual(['a b', '***', `${'n'.repeat(99)}…`]);
  });
});
