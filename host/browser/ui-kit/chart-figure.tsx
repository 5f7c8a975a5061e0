import { useId, type ReactNode, type RefCallback } from 'react';
import { colorAt } from './chart-data';
import { flag, text } from './props';

/** A drawing with its title and, for those who cannot see it, its numbers as a table. */
export function ChartFigure(properties: {
  props: Record<string, unknown>;
  width: number;
  height: number;
  frame: RefCallback<HTMLElement>;
  rows: (string | number)[][];
  children: ReactNode;
}): ReactNode {
  const { props, width, height, frame, rows, children } = properties;
  const titleId = useId();
  const title = text(props, 'title');
  const subtitle = text(props, 'subtitle');
  const parts = Array.isArray(children) ? (children as ReactNode[]) : [children];
  return (
    <figure className={`uik-chart${flag(props, 'showBorder') ? ' uik-chart-border' : ''}`} aria-labelledby={titleId}>
      <figcaption id={titleId}>
        <strong>{title ?? 'Chart'}</strong>
        {subtitle !== undefined && <span className="uik-subtle">{subtitle}</span>}
      </figcaption>
      <div ref={frame}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={titleId} style={{ maxWidth: width }}>
          {parts.slice(0, -1)}
        </svg>
      </div>
      {parts.at(-1)}
      <table className="visually-hidden">
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((value, column) => (
                <td key={column}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/** The series and their colours; nothing for a single series without a name. */
export function Legend({ names }: { names: string[] }): ReactNode {
  if (names.filter(Boolean).length === 0) return null;
  return (
    <ul className="uik-legend">
      {names.map((name, index) => (
        <li key={index}>
          <span style={{ background: colorAt(index) }} />
          {name}
        </li>
      ))}
    </ul>
  );
}
