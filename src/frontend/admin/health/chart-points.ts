/** One bar, or a part of one: Forge's charts take rows of these. */
export type ChartPoint = { x: string; series: string; y: number };

/** A kind of bar: its name and its height in each bucket. */
export type Series<B> = { name: string; of: (bucket: B) => number };

export type Period = 'hours' | 'days';

type Bucket = { at: string };

/** The hour of a bucket on the person's clock, or its day, which is a day of UTC like the bucket itself. */
export function bucketLabel(at: string, period: Period, place: { dateLocale: string; timeZone: string }): string {
  const format =
    period === 'hours'
      ? new Intl.DateTimeFormat(place.dateLocale, { timeStyle: 'short', timeZone: place.timeZone })
      : new Intl.DateTimeFormat(place.dateLocale, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(at));
}

/** The bars of a chart, bucket by bucket; empty buckets too, so that time runs evenly. */
export function chartPoints<B extends Bucket>(
  buckets: readonly B[],
  series: readonly Series<B>[],
  label: (at: string) => string,
): ChartPoint[] {
  return buckets.flatMap((bucket) =>
    series.map(({ name, of }) => ({ x: label(bucket.at), series: name, y: of(bucket) })),
  );
}

/** The same numbers for a table, newest first, without the hours or days in which nothing happened. */
export function chartRows<B extends Bucket>(
  buckets: readonly B[],
  series: readonly Series<B>[],
): { at: string; values: number[] }[] {
  return buckets
    .map((bucket) => ({ at: bucket.at, values: series.map(({ of }) => of(bucket)) }))
    .filter(({ values }) => values.some((value) => value > 0))
    .reverse();
}

export function totalOf<B>(buckets: readonly B[], of: (bucket: B) => number): number {
  return buckets.reduce((sum, bucket) => sum + of(bucket), 0);
}
