/** Why an API may have refused a good token, as far as the token itself tells. */
export type TokenHint =
  /** It is made out to a host that is not the API's. */
  | { code: 'audience-elsewhere'; audience: string; host: string }
  /** It carries no scope and no role. */
  | { code: 'no-rights' };
