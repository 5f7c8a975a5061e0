import { describe, expect, test } from 'vitest';
import type { CardMember, CardMemberKind } from '../../src/contract/row-card';
import type { Json } from '../../src/contract/json';
import { cardReader } from '../../src/extract/card-values';
import { compileMember } from '../../src/extract/path/member';

const read = (row: Json, ...members: CardMember[]) => cardReader(members, compileMember)(row);
const of = (kind: CardMemberKind, value: Json) => read({ x: value }, { member: 'x', label: 'X', kind });

describe('a card', () => {
  test('has the members of the row in the order of the settings, without those that are not there', () => {
    const row = {
      name: 'Acme',
      contact: { email: 'ann@example.com' },
      none: null,
      blank: '  ',
      tags: ['a', 'b'],
      on: false,
    };
    const member = (path: string): CardMember => ({ member: path, label: path.toUpperCase(), kind: 'text' });
    expect(read(row, ...['tags', 'contact.email', 'none', 'blank', 'nowhere', 'on', 'contact'].map(member))).toEqual([
      { label: 'TAGS', kind: 'text', text: 'a, b' },
      { label: 'CONTACT.EMAIL', kind: 'text', text: 'ann@example.com' },
      { label: 'ON', kind: 'text', text: 'false' },
    ]);
  });

  test.each(['https://example.com/a?b=c#d', 'http://example.com', 'HTTPS://EXAMPLE.com/', ' https://example.com '])(
    'links to %s',
    (address) => {
      expect(of('link', address)).toEqual([{ label: 'X', kind: 'link', text: address.trim() }]);
      expect(of('image', address)).toEqual([{ label: 'X', kind: 'image', text: address.trim() }]);
    },
  );

  test.each([
    'javascript:alert(1)',
    'data:text/html,<script>',
    'ftp://example.com',
    'mailto:ann@example.com',
    '//example.com',
    '/relative',
    'example.com',
    'https://ann:secret@example.com',
    'https://',
    'not an address',
    `https://example.com/${'x'.repeat(1000)}`,
  ])('shows %s as the text that it is', (address) => {
    for (const kind of ['link', 'image'] as const) expect(of(kind, address)[0]?.kind).toBe('text');
  });

  test('cuts long texts, and shows none of what cannot be printed', () => {
    expect(of('text', 'x'.repeat(500))[0]?.text.length).toBeLessThanOrEqual(255);
    expect(of('text', 'a\u0000b\u202Ec')[0]?.text).not.toContain('\u0000');
    expect(of('text', 'a\u0000b\u202Ec')[0]?.text).not.toContain('\u202E');
  });

  test('has numbers as the source wrote them', () => {
    expect(of('number', 12.5)).toEqual([{ label: 'X', kind: 'number', text: '12.5' }]);
  });
});
