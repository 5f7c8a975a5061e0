import type { CardValue } from './row-card';

/**
 * One choice of a connected field. `details` is there only when the settings ask for them and the row has some, `card` where a
 * card was asked for. `seal` proves that the app gave out just this key and label for this context of the field; a value that
 * others wrote has none, or a wrong one.
 */
export type FieldOption = { key: string; label: string; details?: string; seal?: string; card?: CardValue[] };
