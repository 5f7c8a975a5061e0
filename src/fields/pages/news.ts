import type { FieldOption } from '../../contract/field-option';

/** Tells whether a page holds anything that no page before it held. */
export type News = (page: { sample: string | null; options: readonly FieldOption[] }) => boolean;

/**
 * A server that does not know the parameter of a paging gives the same page for ever, sometimes with a time or a number of its
 * own in each row. A page of one key alone is no proof: a key may stand in many rows.
 */
export function createNews(): News {
  const samples = new Set<string>();
  const seen = new Set<string>();
  return ({ sample, options }) => {
    if (sample !== null && samples.has(sample)) return false;
    if (sample !== null) samples.add(sample);
    const before = seen.size;
    const keys = new Set(options.map(({ key }) => key));
    for (const { key, label, details = '' } of options) seen.add(JSON.stringify([key, label, details]));
    return seen.size > before || keys.size < 2;
  };
}
