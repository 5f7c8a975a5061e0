import { describe, expect, it } from 'vitest';
import {
  cardMembers,
  cardOfTexts,
  cardRows,
  cardTexts,
  withRow,
} from '../../../src/frontend/field-configuration/card-rows';
import { bindingSettings, bindingValues, emptyBinding } from '../../../src/frontend/field-configuration/binding-values';

describe('the lines of a card', () => {
  it.each([
    ['city', 'City', 'text'],
    ['contact.email', 'Contact email', 'text'],
    ['updatedAt', 'Updated at', 'date-time'],
    ['due_date', 'Due date', 'date'],
    ['installedOn', 'Installed on', 'date'],
    ['balanceCents', 'Balance cents', 'number'],
    ['website', 'Website', 'link'],
    ['html_url', 'Html url', 'link'],
    ['links.avatar', 'Links avatar', 'image'],
    ['', '', 'text'],
  ])('begin for %s with the name %s as %s', (member, label, kind) => {
    expect(withRow([], member)).toEqual([{ rowId: 1, member, label, kind }]);
  });

  it('are saved without those that name no member, and called like their member where they have no name', () => {
    const rows = withRow(withRow(withRow([], 'city'), ''), 'site');
    expect(cardMembers(rows.map((row) => ({ ...row, label: '' })))).toEqual([
      { member: 'city', label: 'City', kind: 'text' },
      { member: 'site', label: 'Site', kind: 'text' },
    ]);
  });

  it('keep an id each when others are taken away', () => {
    const [, second] = withRow(withRow([], 'a'), 'b');
    expect(withRow(second === undefined ? [] : [second], 'c').map(({ rowId }) => rowId)).toEqual([2, 3]);
  });

  it('come back from an unsaved form as they were', () => {
    const rows = cardRows([
      { member: 'city', label: 'City', kind: 'text' },
      { member: 'url', label: 'Site', kind: 'link' },
    ]);
    expect(cardOfTexts(cardTexts(rows))).toEqual(rows);
    expect(cardOfTexts({ '1.member': 'a', '1.kind': 'script' })).toEqual([
      { rowId: 1, member: 'a', label: '', kind: 'text' },
    ]);
  });

  it('are part of the settings of a field that people choose rows in, and of no other', () => {
    const values = { ...emptyBinding, card: withRow([], 'city'), cardOnPortal: true };
    const card = { members: [{ member: 'city', label: 'City', kind: 'text' }], isOnPortal: true };
    expect(bindingSettings(values).card).toEqual(card);
    expect(bindingValues('select', bindingSettings(values))).toMatchObject({ card: values.card, cardOnPortal: true });
    expect(bindingSettings({ ...values, kind: 'user-select' })).not.toHaveProperty('card');
    expect(bindingSettings(emptyBinding)).not.toHaveProperty('card');
  });
});
