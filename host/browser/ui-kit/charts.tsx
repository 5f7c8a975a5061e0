import type { ReactNode } from 'react';
import type { Drawn } from './drawing';
import { ChartFigure, Legend } from './chart-figure';
import { colorAt, pointsOf, seriesOf, slicesOf, type Point } from './chart-data';
import { useChartSize } from './use-chart-size';

const margin = { top: 12, right: 12, bottom: 28, left: 44 };

/** What a quarter of the axis may be, times a power of ten. */
const quarters = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The end of an axis whose four parts are round numbers: whole ones where the values are. */
function ceiling(values: number[]): number {
  const top = Math.max(0, ...values);
  if (top === 0) return 4;
  const isWhole = values.every(Number.isInteger);
  const magnitude = Math.floor(Math.log10(top / 4));
  const power = 10 ** (isWhole ? Math.max(0, magnitude) : magnitude);
  const fits = (quarter: number): boolean =>
    quarter * 4 * power >= top && (!isWhole || Number.isInteger(quarter * power));
  return (quarters.find(fits) ?? 10) * 4 * power;
}

/** Upright bars, stacked where several points share a place on the horizontal axis. */
export function BarChart({ node }: Drawn): ReactNode {
  const { width, height, frame } = useChartSize(node.props);
  const points = pointsOf(node.props);
  const names = [...new Set(points.map((point) => point.x))];
  const series = seriesOf(points);
  const top = ceiling(names.map((name) => total(points, name)));
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const band = inner.width / Math.max(1, names.length);
  const every = labelled(names.length, inner.width);
  return (
    <ChartFigure
      props={node.props}
      width={width}
      height={height}
      frame={frame}
      rows={points.map((point) => [point.x, point.series, point.y])}
    >
      <YAxis top={top} width={width} height={height} />
      {names.map((name, place) => {
        let below = 0;
        return (
          <g key={name}>
            {points
              .filter((point) => point.x === name)
              .map((point) => {
                const tall = (point.y / top) * inner.height;
                const y = margin.top + inner.height - below - tall;
                below += tall;
                return (
                  <rect
                    key={point.series}
                    x={margin.left + place * band + band * 0.15}
                    y={y}
                    width={band * 0.7}
                    height={Math.max(0, tall)}
                    rx={2}
                    fill={colorAt(series.indexOf(point.series))}
                  >
                    <title>{`${name} ${point.series}: ${point.y}`}</title>
                  </rect>
                );
              })}
            {place % every === 0 && (
              <text x={margin.left + (place + 0.5) * band} y={height - 10} textAnchor="middle">
                {shortened(name, band * every)}
              </text>
            )}
          </g>
        );
      })}
      <Legend names={series} />
    </ChartFigure>
  );
}

/** Bars that lie down: names on the vertical axis, values to the right. */
export function HorizontalBarChart({ node }: Drawn): ReactNode {
  const { width, height, frame } = useChartSize(node.props);
  // Here x holds the value and y the name.
  const points = pointsOf(node.props, true);
  const names = [...new Set(points.map((point) => point.x))];
  const series = seriesOf(points);
  const top = ceiling(names.map((name) => total(points, name)));
  const left = 100;
  const band = (height - margin.top - margin.bottom) / Math.max(1, names.length);
  return (
    <ChartFigure
      props={node.props}
      width={width}
      height={height}
      frame={frame}
      rows={points.map((point) => [point.x, point.series, point.y])}
    >
      {names.map((name, place) => {
        let before = 0;
        return (
          <g key={name}>
            <text x={left - 8} y={margin.top + (place + 0.5) * band + 4} textAnchor="end">
              {shortened(name, left)}
            </text>
            {points
              .filter((point) => point.x === name)
              .map((point) => {
                const long = (point.y / top) * (width - left - margin.right);
                const x = left + before;
                before += long;
                return (
                  <rect
                    key={point.series}
                    x={x}
                    y={margin.top + place * band + band * 0.15}
                    width={Math.max(0, long)}
                    height={band * 0.7}
                    rx={2}
                    fill={colorAt(series.indexOf(point.series))}
                  >
                    <title>{`${name} ${point.series}: ${point.y}`}</title>
                  </rect>
                );
              })}
          </g>
        );
      })}
      <Legend names={series} />
    </ChartFigure>
  );
}

export function LineChart({ node }: Drawn): ReactNode {
  const { width, height, frame } = useChartSize(node.props);
  const points = pointsOf(node.props);
  const names = [...new Set(points.map((point) => point.x))];
  const series = seriesOf(points);
  const top = ceiling(points.map((point) => point.y));
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const x = (name: string): number => margin.left + (names.indexOf(name) / Math.max(1, names.length - 1)) * inner.width;
  const y = (value: number): number => margin.top + inner.height * (1 - value / top);
  const every = labelled(names.length, inner.width);
  return (
    <ChartFigure
      props={node.props}
      width={width}
      height={height}
      frame={frame}
      rows={points.map((point) => [point.x, point.series, point.y])}
    >
      <YAxis top={top} width={width} height={height} />
      {series.map((name, index) => (
        <polyline
          key={name}
          fill="none"
          stroke={colorAt(index)}
          strokeWidth={2}
          strokeLinejoin="round"
          points={points
            .filter((point) => point.series === name)
            .map((point) => `${x(point.x)},${y(point.y)}`)
            .join(' ')}
        />
      ))}
      {points.map((point, index) => (
        <circle key={index} cx={x(point.x)} cy={y(point.y)} r={3} fill={colorAt(series.indexOf(point.series))}>
          <title>{`${point.x} ${point.series}: ${point.y}`}</title>
        </circle>
      ))}
      {names.map((name, index) =>
        index % every === 0 ? (
          <text key={name} x={x(name)} y={height - 10} textAnchor={index === 0 ? 'start' : 'middle'}>
            {shortened(name, 60 * every)}
          </text>
        ) : null,
      )}
      <Legend names={series} />
    </ChartFigure>
  );
}

export function PieChart({ node }: Drawn): ReactNode {
  return <Slices node={node} hole={0} />;
}

export function DonutChart({ node }: Drawn): ReactNode {
  return <Slices node={node} hole={0.6} />;
}

function Slices({ node, hole }: Drawn & { hole: number }): ReactNode {
  const { width, height, frame } = useChartSize(node.props);
  const slices = slicesOf(node.props);
  const sum = slices.reduce((all, slice) => all + slice.value, 0);
  const radius = Math.min(width, height) / 2 - 12;
  const stroke = radius * (1 - hole);
  const middle = radius - stroke / 2;
  const around = 2 * Math.PI * middle;
  let before = 0;
  return (
    <ChartFigure
      props={node.props}
      width={width}
      height={height}
      frame={frame}
      rows={slices.map((slice) => [slice.label, '', slice.value])}
    >
      {slices.map((slice, index) => {
        const long = sum === 0 ? 0 : (slice.value / sum) * around;
        const offset = before;
        before += long;
        return (
          <circle
            key={index}
            cx={width / 2}
            cy={height / 2}
            r={middle}
            fill="none"
            stroke={colorAt(index)}
            strokeWidth={stroke}
            strokeDasharray={`${long} ${around - long}`}
            strokeDashoffset={-offset}
            transform={`rotate(-90 ${width / 2} ${height / 2})`}
          >
            <title>{`${slice.label}: ${slice.value}`}</title>
          </circle>
        );
      })}
      <Legend names={slices.map((slice) => slice.label)} />
    </ChartFigure>
  );
}

function YAxis({ top, width, height }: { top: number; width: number; height: number }): ReactNode {
  const inner = height - margin.top - margin.bottom;
  return [0, 0.25, 0.5, 0.75, 1].map((part) => (
    <g key={part}>
      <line
        x1={margin.left}
        x2={width - margin.right}
        y1={margin.top + inner * (1 - part)}
        y2={margin.top + inner * (1 - part)}
        stroke="var(--ds-border)"
      />
      <text x={margin.left - 6} y={margin.top + inner * (1 - part) + 4} textAnchor="end">
        {Number((top * part).toPrecision(3)).toLocaleString()}
      </text>
    </g>
  ));
}

/** Every so many places on the axis have room for a name. */
function labelled(names: number, width: number): number {
  return Math.max(1, Math.ceil(names / Math.max(1, Math.floor(width / 60))));
}

function total(points: Point[], name: string): number {
  return points.filter((point) => point.x === name).reduce((sum, point) => sum + point.y, 0);
}

function shortened(name: string, room: number): string {
  const letters = Math.max(3, Math.floor(room / 7));
  return name.length <= letters ? name : `${name.slice(0, letters - 1)}…`;
}
