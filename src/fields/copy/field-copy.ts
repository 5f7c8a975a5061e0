import type { Completeness } from '../../contract/completeness';
import type { CopyDirectory, ReadParts } from './search-copy';

/** The copy that a field's people search in. */
export type ServedCopy = CopyDirectory & {
  /** Tells it from those before and after it: milliseconds since the epoch. */
  generation: number;
  /** The time that its rows are from. */
  fromMs: number;
  rows: number;
  completeness: Completeness;
  /** Of which settings and which address it is. */
  fingerprint: string;
};

/** What a field context's pages may read of its copy. `src/storage` implements it. */
export type FieldCopy = {
  /** Strongly consistent. Null: there is none. */
  served: () => Promise<ServedCopy | null>;
  /** Each part is read once, whoever asks for it in one invocation. */
  read: (generation: number, names: readonly string[]) => ReturnType<ReadParts>;
};
