import { cardMemberKinds, type CardMember, type CardMemberKind } from '../../contract/row-card';

/** A line of the card as it is typed. The id stays with the line when lines above it go. */
export type CardRow = CardMember & { rowId: number };

export function cardRows(members: readonly CardMember[]): CardRow[] {
  return members.map((member, at) => ({ ...member, rowId: at + 1 }));
}

/** What is saved: a line without a member is none, and one without a name is called like its member. */
export function cardMembers(rows: readonly CardRow[]): CardMember[] {
  return rows.flatMap(({ member, label, kind }) => {
    const path = member.trim();
    return path === '' ? [] : [{ member: path, label: label.trim() === '' ? nameOf(path) : label.trim(), kind }];
  });
}

export function withRow(rows: readonly CardRow[], member: string): CardRow[] {
  const rowId = Math.max(0, ...rows.map((row) => row.rowId)) + 1;
  return [...rows, { rowId, member, label: nameOf(member), kind: kindOf(member) }];
}

/** The lines as texts, by line and part: what is kept of an unsaved form is texts, each looked at for secrets. */
export function cardTexts(rows: readonly CardRow[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap(({ member, label, kind }, at) =>
      Object.entries({ member, label, kind }).map(([part, text]) => [`${at + 1}.${part}`, text]),
    ),
  );
}

export function cardOfTexts(texts: Readonly<Record<string, string>>): CardRow[] {
  const count = Object.keys(texts).filter((name) => name.endsWith('.member')).length;
  return Array.from({ length: count }, (_, at) => {
    const part = (name: string): string => texts[`${at + 1}.${name}`] ?? '';
    const kind = cardMemberKinds.find((one) => one === part('kind')) ?? 'text';
    return { rowId: at + 1, member: part('member'), label: part('label'), kind };
  });
}

/** `contact.email` is "Contact email", `updatedAt` is "Updated at". */
function nameOf(member: string): string {
  const words = member
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
  return (words.charAt(0).toUpperCase() + words.slice(1)).slice(0, 60);
}

/** What a member of that name usually holds: a first choice, which the preview shows to be right or wrong. */
function kindOf(member: string): CardMemberKind {
  const name = nameOf(member).toLowerCase();
  if (/\b(url|link|href|website|homepage)$/.test(name)) return 'link';
  if (/\b(image|avatar|logo|photo|picture|thumbnail)$/.test(name)) return 'image';
  if (/\b(at|time|timestamp)$/.test(name)) return 'date-time';
  if (/\b(date|day|on)$/.test(name)) return 'date';
  return /\b(amount|balance|cents|count|number|price|quantity|total)$/.test(name) ? 'number' : 'text';
}
