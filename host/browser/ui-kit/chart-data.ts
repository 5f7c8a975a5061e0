import { list, text } from './props';

export type Point = { x: string; y: number; series: string };
export type Slice = { label: string; value: number };

const palette = ['blue', 'teal', 'purple', 'orange', 'lime', 'magenta', 'gray', 'red', 'yellow', 'green'];

/** Accessors are member names for objects and indexes for arrays; both are read the same way. */
function member(row: unknown, accessor: unknown): unknown {
  if (typeof row !== 'object' || row === null) return undefined;
  if (typeof accessor !== 'string' && typeof accessor !== 'number') return undefined;
  return (row as Record<string | number, unknown>)[accessor];
}

function words(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function amount(value: unknown): number {
  const number = Number(value);
  return Number.isFinite(number) ? number : 0;
}

/** The points of a bar or line chart; `lying` when the horizontal axis carries the values. */
export function pointsOf(props: Record<string, unknown>, lying = false): Point[] {
  const name = props[lying ? 'yAccessor' : 'xAccessor'];
  const value = props[lying ? 'xAccessor' : 'yAccessor'];
  return list(props, 'data').map((row) => ({
    x: words(member(row, name)),
    y: amount(member(row, value)),
    series: words(member(row, props['colorAccessor'])),
  }));
}

export function seriesOf(points: Point[]): string[] {
  return [...new Set(points.map((point) => point.series))];
}

export function slicesOf(props: Record<string, unknown>): Slice[] {
  const label = text(props, 'labelAccessor') ?? props['colorAccessor'];
  return list(props, 'data').map((row) => ({
    label: words(member(row, label)) || words(member(row, props['colorAccessor'])),
    value: amount(member(row, props['valueAccessor'])),
  }));
}

/** A colour of the design system's accents, the same for the same place in the legend. */
export function colorAt(index: number): string {
  return `var(--ds-background-accent-${palette[index % palette.length] ?? 'blue'}-bolder)`;
}
