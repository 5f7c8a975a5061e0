import type { FieldOption } from '../contract/field-option';
import type { Seals } from '../fields/seals';
import type { FieldValue } from '../contract/kinds/kind';
import type { Json, JsonObject } from '../contract/json';
import type { Standing } from '../fields/people/named-people';

/** An account on an issue. `emailAddress` null: the app may not see it. */
export type StoredPerson = { accountId: string; name: string; emailAddress: string | null };

/** What the source says of a key. `unknown`: it may have it or not. */
export type Known = { state: 'offered'; option: FieldOption } | { state: 'gone' } | { state: 'unknown' };

/** What the source says of the value of a read-only field. `gone`: it answered, and has none for this issue. */
export type KnownValue =
  /** `name` is how people read it, where that is not the value itself. */
  { state: 'offered'; value: FieldValue; name?: string } | { state: 'gone' } | { state: 'unknown' };

export type Comparison = {
  unchanged: number;
  changed: { before: string; after: string }[];
  /** Labels, or the value of a read-only field, as they stand on the issue; empty for a field that is. */
  gone: string[];
  /** Labels of values that the source does not have, and that this app never gave out. */
  unchosen: string[];
  /** Values as the source has them, without proof that this app gave them out until now. */
  sealed: number;
  notChecked: string[];
  /** What to store instead, or null when nothing changed. Members that a refresh does not know are as they were. */
  value: JsonObject | FieldValue | null;
};

/** `hasDetails`: the field stores details beside labels; then they are brought up to date with them, else left alone. */
export type CompareSettings = { hasDetails: boolean; seals: Seals };

/** The keys of a stored value: one, or those of a multiple select. Null for anything that is not one of ours. */
export function storedKeys(value: Json | undefined): string[] | null {
  if (!isObject(value)) return null;
  if (Array.isArray(value.keys)) return value.keys.every(isKey) ? value.keys : null;
  return isKey(value.key) ? [value.key] : null;
}

/** Compares the labels (and details) of a stored value with the source's. A key stays as it is, whatever becomes of it. */
export function compareValue(
  value: Json | undefined,
  known: (key: string) => Known,
  settings: CompareSettings,
): Comparison {
  const comparison = nothingCompared();
  const keys = storedKeys(value);
  if (keys === null || !isObject(value)) return comparison;
  const isMultiple = Array.isArray(value.keys);
  const labels = listIn(isMultiple ? value.labels : [value.label ?? null]);
  const details = listIn(isMultiple ? value.details : [value.details ?? null]);
  const seals = listIn(isMultiple ? value.seals : [value.seal ?? null]);
  const options = keys.map((key, at) => {
    const stored = {
      key,
      label: textOr(labels[at], key),
      details: textOr(details[at], ''),
      seal: textOr(seals[at], ''),
    };
    const isLabelled = typeof labels[at] === 'string' && labels[at] !== '';
    return compareOption(stored, isLabelled, known(key), settings, comparison);
  });
  if (comparison.changed.length === 0 && comparison.sealed === 0) return comparison;
  return { ...comparison, value: isMultiple ? many(value, options, settings) : one(value, options[0], settings) };
}

/**
 * Compares the stored value of a read-only field with the source's. A stored value is never cleared; where there is none on
 * either side, nothing is counted.
 */
export function compareFieldValue(stored: FieldValue | null, known: KnownValue): Comparison {
  const comparison = nothingCompared();
  const before = stored === null ? '' : String(stored);
  switch (known.state) {
    case 'unknown':
      return { ...comparison, notChecked: [before] };
    case 'gone':
      return before === '' ? comparison : { ...comparison, gone: [before] };
    case 'offered':
      if (known.value === stored) return { ...comparison, unchanged: 1 };
      return { ...comparison, changed: [{ before, after: known.name ?? String(known.value) }], value: known.value };
  }
}

/** The people on an issue whose field holds accounts; null for a value that is none of Jira's. */
export function storedPeople(value: Json | undefined): StoredPerson[] | null {
  const people = (Array.isArray(value) ? value : [value ?? null]).map(personIn);
  return people.length === 0 || people.includes(null) ? null : people.flatMap((one) => one ?? []);
}

function personIn(value: Json): StoredPerson | null {
  if (!isObject(value) || typeof value.accountId !== 'string' || value.accountId === '') return null;
  const { accountId, displayName = '', emailAddress = '' } = value;
  return { accountId, name: textOr(displayName, accountId), emailAddress: textOr(emailAddress, '') || null };
}

/** Counts whom the source still names. Jira shows accounts by itself as they are now: there is nothing to write. */
export function comparePeople(people: readonly StoredPerson[], standing: (one: StoredPerson) => Standing): Comparison {
  const comparison = nothingCompared();
  for (const one of people) {
    const found = standing(one);
    if (found === 'named') comparison.unchanged += 1;
    else (found === 'gone' ? comparison.gone : comparison.notChecked).push(one.name);
  }
  return comparison;
}

function nothingCompared(): Comparison {
  return { unchanged: 0, changed: [], gone: [], unchosen: [], sealed: 0, notChecked: [], value: null };
}

type Stored = { key: string; label: string; details: string; seal: string };

/** Notes how one option compares; answers what shall stand on the issue. */
function compareOption(
  stored: Stored,
  isLabelled: boolean,
  known: Known,
  { hasDetails, seals }: CompareSettings,
  comparison: Comparison,
): Stored {
  if (known.state === 'unknown') {
    comparison.notChecked.push(stored.label);
    return stored;
  }
  if (known.state === 'gone') {
    (seals.wasGiven(stored) ? comparison.gone : comparison.unchosen).push(stored.label);
    return stored;
  }
  const { label, details = '' } = known.option;
  const { seal = '' } = seals.sealed({ key: stored.key, label });
  const now = { ...stored, label, details: hasDetails ? details : stored.details, seal };
  if (isLabelled && label === stored.label && now.details === stored.details) {
    comparison.unchanged += 1;
    if (seal !== stored.seal) comparison.sealed += 1;
  } else comparison.changed.push({ before: shown(stored, hasDetails), after: shown(now, hasDetails) });
  return now;
}

function shown({ label, details }: Stored, hasDetails: boolean): string {
  return hasDetails && details !== '' ? `${label} (${details})` : label;
}

function one(value: JsonObject, option: Stored | undefined, { hasDetails }: CompareSettings): JsonObject {
  const { details: _details, ...others } = value;
  const { label = '', details = '', seal = '' } = option ?? {};
  if (!hasDetails) return { ...value, label, seal };
  return details === '' ? { ...others, label, seal } : { ...others, label, details, seal };
}

function many(value: JsonObject, options: readonly Stored[], { hasDetails }: CompareSettings): JsonObject {
  const { details: _details, ...others } = value;
  const labels = options.map(({ label }) => label);
  const seals = options.map(({ seal }) => seal);
  if (!hasDetails) return { ...value, labels, seals };
  const details = options.map((option) => option.details);
  return details.every((text) => text === '') ? { ...others, labels, seals } : { ...others, labels, details, seals };
}

function listIn(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function textOr(value: Json | undefined, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

function isKey(value: Json | undefined): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
