/** How many options a preview shows, out of how many (null: nobody knows), from how many rows. */
export type OptionCounts = { shown: number; total: number | null; rows: number; isCut: boolean };
