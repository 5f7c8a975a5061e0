import type { FieldOption } from '../../contract/field-option';

/** Tells whether a page holds anything that no page before it held, and whether it brings again what one before held, too. */
export type News = (page: { sample: string | null; options: readonly FieldOption[] }) => {
  isNew: boolean;
  cameAgain: boolean;
};

/**
 * A server that does not know the parameter of a paging gives the same page for ever, sometimes with a time or a number of its
 * own in each row. A page of one key alone is no proof: a key may stand in many rows. `samples`: of pages that were read before.
 */
export function createNews(samples = new Set<string>()): News {
  const seen = new Set<string>();
  let areUnlike = true;
  return ({ sample, options }) => {
    if (sample !== null && samples.has(sample)) return { isNew: false, cameAgain: true };
    if (sample !== null) samples.add(sample);
    const before = seen.size;
    const here = new Set<string>();
    const keys = new Set<string>();
    for (const { key, label, details = '' } of options) {
      keys.add(key);
      here.add(JSON.stringify([key, label, details]));
    }
    // Where rows are alike on one page, they may be so on two.
    areUnlike &&= here.size === options.length;
    for (const option of here) seen.add(option);
    const fresh = seen.size - before;
    return { isNew: fresh > 0 || keys.size < 2, cameAgain: areUnlike && before > 0 && fresh < here.size };
  };
}
