import type { Json } from '../../contract/json';
import { looksLikePerson } from '../../contract/person';
import { numberText } from '../document/written-number';
import { isObject } from '../path/member-names';
import { memberStep } from '../path/member-path';

/**
 * Members of rows that could be key and label, best first, and how convincing the best ones are. `people`: those that name
 * persons as Jira knows them.
 */
export type MemberRanking = {
  keys: string[];
  labels: string[];
  people: string[];
  keyScore: number;
  labelScore: number;
};

type Facts = {
  path: string;
  present: number;
  texts: number;
  numbers: number;
  distinct: Set<string>;
  characters: number;
  addresses: number;
  people: Record<PersonShape, number>;
};

type PersonShape = NonNullable<ReturnType<typeof looksLikePerson>>;

const membersGiven = 5;
const membersLookedAt = 200;
const nestedLevels = 2;

const keyNames: readonly [RegExp, number][] = [
  [/^@?_?id$/i, 6],
  // The name of a member in an object of rows.
  [/^\["#name"\]$/, 7],
  [/^@?(key|uuid|guid|uid|sys_id|identifier)$/i, 5],
  [/^@?(code|number|no|sku|slug|ref|reference|iban|isin|ean|symbol|value)$/i, 3.5],
  [/(^|\.)@?(id|key|uuid|guid|code)$/i, 2.5],
  [/(_id|Id|ID)$/, 2.7],
  [/(_key|Key|_no|Number|_code|Code|_number)$|^[a-z]{4,}id$/, 2.5],
];
const labelNames: readonly [RegExp, number][] = [
  [/^(display_?name|name|title|label|full_?name|long_?name)$/i, 6],
  [/^(company(_?name)?|subject|summary|caption|text|hostname|username|login)$/i, 4.5],
  [/(name|title|label)$/i, 4],
  [/^(description|email|e-?mail|value|city|country)$/i, 2],
  [/(^|\.)(@?id|key|uuid|guid)$/i, -3],
];
const looksLikeAddress = /^(https?:\/\/|\d{4}-\d\d-\d\d|[0-9a-f]{8}-[0-9a-f]{4}-)/i;

/** Judges the members of sample rows by name, by whether every row has them and by whether their values differ. */
export function rankMembers(rows: readonly Json[]): MemberRanking {
  const facts = new Map<string, Facts>();
  for (const row of rows) {
    if (isObject(row)) collect(facts, row, '', 0);
    else if (Array.isArray(row))
      for (const [column, cell] of row.slice(0, 30).entries()) note(facts, String(column), cell);
    else note(facts, '.', row);
  }
  const all = [...facts.values()].filter(({ texts, numbers }) => texts + numbers > 0);
  const keys = ranked(all, (member) => keyScore(member, rows.length));
  const best = keys[0]?.member.path;
  const labels = ranked(all, (member) => labelScore(member, rows.length) - (member.path === best ? 1 : 0));
  return {
    keys: keys.map(({ member }) => member.path),
    labels: labels.length > 0 || best === undefined ? labels.map(({ member }) => member.path) : [best],
    people: ranked(all, peopleScore).map(({ member }) => member.path),
    keyScore: keys[0]?.score ?? 0,
    labelScore: labels[0]?.score ?? 0,
  };
}

function collect(facts: Map<string, Facts>, row: { [member: string]: Json }, prefix: string, level: number): void {
  for (const [name, value] of Object.entries(row)) {
    // A declaration of XML says nothing of a row.
    if (/^@(xmlns|xsi)(:|$)/.test(name)) continue;
    const path = prefix === '' ? memberStep(name) : `${prefix}.${memberStep(name)}`;
    if (isObject(value) && level < nestedLevels - 1) collect(facts, value, path, level + 1);
    else note(facts, path, value);
  }
}

function note(facts: Map<string, Facts>, path: string, value: Json): void {
  let member = facts.get(path);
  if (member === undefined) {
    if (facts.size >= membersLookedAt) return;
    member = {
      path,
      present: 0,
      texts: 0,
      numbers: 0,
      distinct: new Set(),
      characters: 0,
      addresses: 0,
      people: { 'site-id': 0, address: 0, 'bare-id': 0 },
    };
    facts.set(path, member);
  }
  const number = numberText(value);
  if (value === null || value === '' || (typeof value === 'object' && number === null)) return;
  const text = number ?? `${value as string | boolean}`;
  member.present++;
  if (typeof value === 'string') member.texts++;
  if (number !== null) member.numbers++;
  member.distinct.add(text.slice(0, 100));
  member.characters += text.length;
  if (looksLikeAddress.test(text)) member.addresses++;
  const shape = looksLikePerson(text.trim());
  if (shape !== null) member.people[shape]++;
}

function keyScore(member: Facts, rows: number): number {
  const presence = member.present / rows;
  const uniqueness = member.distinct.size / Math.max(1, member.present);
  if (presence < 0.5 || uniqueness < 0.5) return -1;
  const long = member.characters / member.present > 100 ? -3 : 0;
  // What OData says of a row is no part of it.
  const about = member.path.startsWith('__') ? -7 : 0;
  return (
    about + byName(keyNames, member.path) + 3 * presence + 4 * (uniqueness === 1 ? 1 : uniqueness - 0.5) - 3 + long
  );
}

/** By how many rows name somebody, then by how sure that is: 24 letters and digits are what many databases call their rows. */
function peopleScore({ path, present, distinct, people }: Facts): number {
  const { 'site-id': ids, address, 'bare-id': bare } = people;
  if (ids + address + bare <= present / 2) return -1;
  const isAccount = /account|atlassian|jira/i.test(path);
  const named = ids + address + (isAccount ? bare : bare / 1000);
  // The person of the row and not a manager whom several rows share.
  const ownness = (0.5 * distinct.size) / present - 0.1 * (path.split('.').length - 1);
  return named + ownness + (ids > address ? 0.01 : 0);
}

function labelScore(member: Facts, rows: number): number {
  if (member.present === 0) return -1;
  const texts = member.texts / member.present;
  const length = member.characters / member.present;
  const readable = length < 2 ? -2 : length > 100 ? -2 : 1;
  const address = member.addresses > member.present / 2 ? -4 : 0;
  const variety = member.distinct.size / member.present;
  return (
    byName(labelNames, member.path) + 2 * (member.present / rows) + 2 * texts + readable + address + 3 * variety - 3
  );
}

function byName(names: readonly [RegExp, number][], path: string): number {
  const depth = path.split('.').length - 1;
  const points = names.find(
    ([pattern]) => pattern.test(path) || pattern.test(path.slice(path.lastIndexOf('.') + 1)),
  )?.[1];
  return (points ?? 0) - depth;
}

function ranked(all: Facts[], score: (member: Facts) => number): { member: Facts; score: number }[] {
  return all
    .map((member) => ({ member, score: score(member) }))
    .filter((guess) => guess.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, membersGiven);
}
