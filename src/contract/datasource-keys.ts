import type { IsoTime } from './json';
import type { PublicKey } from './key-pair';

/** Days after which a new key may be made by schedule; null: never. */
export const rotationDays = [30, 90, 180, 365] as const;
export type RotationDays = (typeof rotationDays)[number];

/** Retired keys that are remembered until somebody says that they are removed; a bound for the record, far beyond what a person leaves undone. */
export const mostRetiredKeys = 20;

/** Public facts of a datasource's keys. */
export type KeyRotation = {
  everyDays: RotationDays | null;
  /** When the key in use was switched to, or the schedule began. */
  since: IsoTime;
  /** The key that waits to be registered; its private half lies encrypted under `credentialsId`. */
  next: { keyId: string; madeAt: IsoTime; credentialsId: string } | null;
  /** Keys that were in use and that nobody has said to be removed at the authorization server. */
  retired: { keyId: string; at: IsoTime }[];
};

/** The keys of a datasource as a page shows them: no private half. */
export type DatasourceKeys = {
  id: string;
  name: string;
  version: number;
  current: PublicKey | null;
  next: { key: PublicKey; madeAt: IsoTime } | null;
  retired: KeyRotation['retired'];
  everyDays: RotationDays | null;
  /** When a new key is made by schedule; null: never, or one waits already. */
  dueAt: IsoTime | null;
};

/** What the list says of the keys of a datasource; null: nothing waits for anybody. */
export type KeysToDo = { next: string | null; retired: string[] };
