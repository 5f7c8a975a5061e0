import { familyNames, firstWords, places, trades } from '../../../host/sandbox/api/words';
import type { FieldOption } from '../../../src/contract/field-option';
import { seeded } from '../../support/oauth';

/** Rows as registers of customers and sites have them: a key that counts, a name of some words, a place. The same every time. */
export function bigRows(count: number): FieldOption[] {
  const random = seeded(count);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, (_, at) => {
    const [city, , legalForm] = pick(places);
    return {
      key: `S-${String(at + 1).padStart(6, '0')}`,
      label: `${pick(firstWords)} ${pick(trades)} ${pick(familyNames)} ${legalForm}, ${city}`,
    };
  });
}
