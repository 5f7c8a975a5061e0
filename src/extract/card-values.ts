import type { CardMember, CardValue } from '../contract/row-card';
import type { Json } from '../contract/json';
import { extractLimits } from './limits';
import { textOf, type Member } from './path/member';
import { printable } from './printable';

/** Reads the members of a card from a row, in the order of the settings; those that the row does not have are left out. */
export function cardReader(
  members: readonly CardMember[],
  member: (name: string) => Member,
): (row: Json) => CardValue[] {
  const readers = members.map(({ member: path, label, kind }) => ({ read: member(path), label, kind }));
  return (row) =>
    readers.flatMap(({ read, label, kind }) => {
      const found = textOf(read(row)).trim();
      const isAddress = (kind === 'link' || kind === 'image') && isWebAddress(found);
      const text = isAddress ? found : printable(found, extractLimits.cardCharacters);
      const isText = (kind === 'link' || kind === 'image') && !isAddress;
      return text === '' ? [] : [{ label, kind: isText ? 'text' : kind, text }];
    });
}

/** An address that a browser opens as a page: nothing runs by it, and it holds no login. */
function isWebAddress(text: string): boolean {
  if (text.length > extractLimits.addressCharacters || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}
