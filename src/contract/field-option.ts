/** One choice of a connected field. `details` is there only when the settings ask for them and the row has some. */
export type FieldOption = { key: string; label: string; details?: string };
