/** The day on which a secret ends: in how many days that is, the date, and both as people say it. */
export type ExpiryDay = { days: number; date: string; relative: string };
