import type { ForeignText } from './foreign-text';
import type { IsoTime } from './json';

/** Claims of a JWT access token whose values are shown: whom and what it is for. */
export const textClaims = [
  'iss',
  'aud',
  'sub',
  'client_id',
  'azp',
  'appid',
  'scope',
  'scp',
  'roles',
  'tid',
  'ver',
] as const;
export type TextClaim = (typeof textClaims)[number];

export const timeClaims = ['iat', 'nbf', 'exp'] as const;
export type TimeClaim = (typeof timeClaims)[number];

/** What a JWT access token says, cut for display: never the token, its signature, or a claim outside the lists above. */
export type TokenClaims = {
  texts: { name: TextClaim; values: ForeignText[] }[];
  times: { name: TimeClaim; at: IsoTime }[];
  /** Names of its other claims. */
  others: ForeignText[];
};
