import type { ReactNode } from 'react';

/** Preformatted text with line numbers that stay out of what is copied. */
export function CodeLines(properties: {
  text: string;
  numbered: boolean;
  wraps: boolean;
  attributes?: Record<string, string>;
}): ReactNode {
  const lines = properties.text.split('\n');
  return (
    <pre
      className={`uik-code-block${properties.wraps ? ' uik-code-block-wraps' : ''}`}
      // A scrolling region must be reachable by keyboard.
      tabIndex={0}
      {...properties.attributes}
    >
      {properties.numbered && (
        <span className="uik-line-numbers" aria-hidden="true">
          {lines.map((_, index) => `${index + 1}\n`).join('')}
        </span>
      )}
      <code>{properties.text}</code>
    </pre>
  );
}
