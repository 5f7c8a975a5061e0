/** How many options a preview shows, out of how many (null: nobody knows), from how many rows. */
export type OptionCounts = { shown: number; total: number | null; rows: number; isCut: boolean };

/** A search in rows that are not all (`isCertain`), or may not be. */
export type SearchedInPart = { rows: number; isFound: boolean; isCertain: boolean };
