import {
  familyNames,
  firstWords,
  givenNames,
  hardNames,
  managers,
  models,
  partNames,
  places,
  sites,
  trades,
} from './words';

export type Customer = {
  /** `C-00001` */
  id: string;
  name: string;
  city: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  segment: 'enterprise' | 'mid-market' | 'small' | 'public sector';
  contact: { name: string; email: string };
  accountManager: string;
  accountManagerEmail: string;
  active: boolean;
  /** Account balance in cents of a euro. */
  balanceCents: number;
  updatedAt: string;
};

export type Asset = {
  /** `A-00001` */
  id: string;
  customerId: string;
  serial: string;
  model: string;
  site: string;
  status: 'in service' | 'maintenance' | 'retired';
  installedOn: string;
  updatedAt: string;
};

/** A part of the spare parts catalogue, which is answered whole. */
export type Part = { id: string; name: string; unit: string; priceCents: number };

/** Somebody who looks after customers. Who has an account in Jira, and how it can be found, differs from one to the next. */
export type Employee = { id: string; name: string; email: string; team: string; jiraAccountId: string | null };

export type Records = { customers: Customer[]; assets: Asset[]; parts: Part[]; employees: Employee[] };

const customerCount = 3000;
const assetCount = 5000;
/** Nearly as many as a field reads, and no round number: that many could be a page. */
const partCount = 9_990;

const newest = Date.UTC(2026, 10, 1);
const minuteMs = 60_000;

/** Makes the same records every time: one seed, no clock. Takes a few milliseconds. */
export function makeRecords(): Records {
  const random = mulberry32(20_261_123);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => {
    const item = list[below(list.length)];
    if (item === undefined) throw new Error('an empty word list');
    return item;
  };

  const taken = new Set<string>();
  const companyName = (legalForm: string): string => {
    for (;;) {
      const name = `${pick(firstWords)} ${pick(trades)} ${legalForm}`;
      if (!taken.has(name)) {
        taken.add(name);
        return name;
      }
    }
  };

  const customers = Array.from({ length: customerCount }, (_, index): Customer => {
    const [city, country, legalForm] = pick(places);
    // Every 120th customer has a name that is hard on software.
    const hard = index % 120 === 60 ? hardNames[Math.floor(index / 120) % hardNames.length] : undefined;
    const [given, family] = [pick(givenNames), pick(familyNames)];
    const segment = pick(['enterprise', 'mid-market', 'small', 'small', 'public sector'] as const);
    const contact = {
      name: `${given} ${family}`,
      email: `${ascii(given)}.${ascii(family)}@customer-${index + 1}.example`,
    };
    const accountManager = pick(managers);
    return {
      id: `C-${String(index + 1).padStart(5, '0')}`,
      name: hard ?? companyName(legalForm),
      city,
      country,
      segment,
      contact,
      accountManager,
      accountManagerEmail: addressOf(accountManager),
      active: random() > 0.08,
      balanceCents: below(5_000_000) - 1_000_000,
      updatedAt: new Date(newest - below(500_000) * minuteMs).toISOString(),
    };
  });

  const assets = Array.from({ length: assetCount }, (_, index): Asset => {
    const updated = newest - below(400_000) * minuteMs;
    return {
      id: `A-${String(index + 1).padStart(5, '0')}`,
      customerId: pick(customers).id,
      serial: `${pick(['SN', 'KX', 'ZR'])}${String(below(10_000_000)).padStart(7, '0')}-${index + 1}`,
      model: pick(models),
      site: pick(sites),
      status: pick(['in service', 'in service', 'in service', 'maintenance', 'retired']),
      installedOn: new Date(updated - below(2_000_000) * minuteMs).toISOString().slice(0, 10),
      updatedAt: new Date(updated).toISOString(),
    };
  });

  const parts = Array.from({ length: partCount }, (_, index): Part => ({
    id: `P-${String(index + 1).padStart(5, '0')}`,
    name: `${pick(partNames)} for ${pick(models)}, series ${1 + (index % 97)}`,
    unit: pick(['piece', 'set', 'metre']),
    priceCents: 50 + below(200_000),
  }));

  return { customers, assets, parts, employees: employees() };
}

const addressOf = (name: string): string => `${folded(name).split(' ').map(ascii).join('.')}@example.com`;

/** Account IDs of the local Jira: the IDs are found whatever the addresses do. */
const accountIds: Record<string, string> = {
  'Marta Olsson': '712020:0a1b2c3d-aaaa-4000-8000-000000000001',
  'Pierre Aubert': '712020:0a1b2c3d-aaaa-4000-8000-000000000002',
  'Nia Mwangi': '712020:0a1b2c3d-aaaa-4000-8000-000000000003',
  'Lukas Brandt': '712020:0a1b2c3d-aaaa-4000-8000-000000000005',
};

function employees(): Employee[] {
  return ['Alva Brandt', 'Minh Tran', ...managers].map((name, index) => ({
    id: `E-${String(index + 1).padStart(3, '0')}`,
    name,
    email: addressOf(name),
    team: index % 2 === 0 ? 'Key accounts' : 'Field service',
    jiraAccountId: accountIds[name] ?? null,
  }));
}

// Letters whose stroke or missing dot is no combining mark, so that NFD leaves them as they are.
const plainLetters: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', œ: 'oe', æ: 'ae', ß: 'ss' };

/** Text as a search compares it: no case, no accents. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[łøđıœæß]/g, (letter) => plainLetters[letter] ?? letter);
}

function ascii(name: string): string {
  return folded(name).replaceAll(/[^a-z]/g, '');
}

/** A small, well-known generator with 32 bits of state: same numbers on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
