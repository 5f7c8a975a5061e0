import fc from 'fast-check';

/** How often each property is tried beyond what `npm test` does; `npm run properties` sets it. */
const times = Number(process.env['PROPERTY_TIMES'] ?? 1);
const seed = process.env['PROPERTY_SEED'];

/** Cases of one property: so many in `npm test`, and their multiple in `npm run properties`. */
export function propertyRuns(inTests: number): number {
  return Math.ceil(inTests * times);
}

let cases = 0;

/** Cases since the last call. */
export function casesTried(): number {
  const tried = cases;
  cases = 0;
  return tried;
}

fc.configureGlobal({ numRuns: propertyRuns(100), ...(seed !== undefined && { seed: Number(seed) }) });
fc.installGlobalPlugin(
  fc.beforeEach(() => {
    cases += 1;
  }),
);
