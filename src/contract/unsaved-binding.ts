import type { IsoTime } from './json';

/** What stands in the inputs of a field's configuration, by the name of the input. */
export type TypedValues = Record<string, string | boolean | null | Record<string, string>>;

/** A field's configuration with changes that are not saved. */
export type UnsavedBinding = {
  /** The version that it started from; null for a field that was never connected. */
  version: number | null;
  values: TypedValues;
};

/** An unsaved configuration as it was kept for whoever typed it. */
export type KeptBinding = UnsavedBinding & {
  /** Names of inputs whose text was not kept, because it may have held a secret or was too long. */
  leftOut: string[];
  keptAt: IsoTime;
};
