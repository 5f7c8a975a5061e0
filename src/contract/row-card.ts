/** How a member of a row is shown: numbers, days and moments as the reader writes them, addresses of http and https as links. */
export const cardMemberKinds = ['text', 'number', 'date', 'date-time', 'link', 'image'] as const;
export type CardMemberKind = (typeof cardMemberKinds)[number];

/** One line of a card: which member of the row, and what it is called there. */
export type CardMember = { member: string; label: string; kind: CardMemberKind };

/** What a value on an issue opens to. Without members there is no card. */
export type CardSettings = {
  members: CardMember[];
  /** Whether customers see it on the portal. */
  isOnPortal: boolean;
  /** Whether a card that was opened is kept, for when the source does not answer. Absent: nothing of it is. */
  isKept?: boolean;
};

/** So long a card is kept after the last time that its source was asked for it. */
export const keptCardDays = 30;

/** A member that a row has. A link that is none, or one of another scheme, is a text. */
export type CardValue = { label: string; kind: CardMemberKind; text: string };
