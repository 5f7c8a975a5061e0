/** An issue that was created or changed, beside a field context that has to look at it. */
export type ChangedIssue = {
  /** Each note has its own: one that is made while another is worked off is not lost. */
  key: string;
  bindingId: string;
  issueId: string;
  /** How many writes of our own lead here from what a person did. */
  depth: number;
  atMs: number;
};

/** `src/storage` implements it. */
export type ChangedIssueStore = {
  add: (changes: readonly Omit<ChangedIssue, 'key'>[]) => Promise<void>;
  /** Those of one field context, longest waiting first, up to 100. Eventually consistent. */
  of: (bindingId: string) => Promise<ChangedIssue[]>;
  remove: (changes: readonly Pick<ChangedIssue, 'key'>[]) => Promise<void>;
  /** Field contexts of the changes that were noted before this time, out of the 2,000 oldest. Eventually consistent. */
  waitingSince: (beforeMs: number) => Promise<string[]>;
  /** True for one caller, until somebody lets go: at most one event of a field context is under way. */
  claimWake: (bindingId: string) => Promise<boolean>;
  releaseWake: (bindingId: string) => Promise<void>;
  /**
   * Notes, before any work, that a batch begins. Answers how many began before it and never came to an end: whatever ended
   * their functions may end this one.
   */
  beginBatch: (bindingId: string) => Promise<number>;
  /** The batch came to an end, good or bad: `brokenOff` of those before it still count. */
  endBatch: (bindingId: string, brokenOff: number) => Promise<void>;
};

/** The body of an event that has the changed issues of a field context looked at. */
export type CatchUpEvent = {
  id: string;
  /** How often in a row it failed. */
  attempts: number;
  /** An event cannot be delayed for longer than 900 s: one that comes before this time is handed on. */
  notBeforeMs: number;
};

/** Hands out such an event. False: the queue did not take it. */
export type Wake = (event: CatchUpEvent) => Promise<boolean>;
