import { createElement, type ReactNode } from 'react';
import type { Drawn } from './drawing';
import { CodeLines } from './code-lines';
import { accessible, isRecord, number, records, text } from './props';

const wrappers: Record<string, string> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
};
const marks: Record<string, string> = { strong: 'strong', em: 'em', code: 'code', strike: 's', underline: 'u' };

/** Atlassian Document Format: text, headings, lists, tables, code, links. Media, macros and panels show their text only. */
export function AdfRenderer({ node }: Drawn): ReactNode {
  const document = node.props['documentWithoutMedia'] ?? node.props['document'];
  return (
    <div className="uik-adf" {...accessible(node.props)}>
      {isRecord(document) && records(document, 'content').map((part, index) => <Adf key={index} part={part} />)}
    </div>
  );
}

function Adf({ part }: { part: Record<string, unknown> }): ReactNode {
  const type = text(part, 'type') ?? '';
  const attributes = isRecord(part['attrs']) ? part['attrs'] : {};
  if (type === 'text') return marked(part);
  if (type === 'hardBreak') return <br />;
  if (type === 'rule') return <hr />;
  if (type === 'codeBlock') {
    return (
      <CodeLines
        text={records(part, 'content')
          .map((line) => text(line, 'text') ?? '')
          .join('')}
        numbered={false}
        wraps={false}
      />
    );
  }
  const inner = records(part, 'content').map((child, index) => <Adf key={index} part={child} />);
  if (type === 'heading')
    return createElement(`h${Math.min(6, Math.max(1, number(attributes, 'level') ?? 3))}`, null, inner);
  if (type === 'table') {
    return (
      <table>
        <tbody>{inner}</tbody>
      </table>
    );
  }
  const own = text(attributes, 'text');
  return createElement(wrappers[type] ?? 'span', null, own, inner);
}

function marked(part: Record<string, unknown>): ReactNode {
  return records(part, 'marks').reduce<ReactNode>(
    (inner, mark) => {
      const type = text(mark, 'type') ?? '';
      const attributes = isRecord(mark['attrs']) ? mark['attrs'] : {};
      if (type === 'link') return <a href={text(attributes, 'href')}>{inner}</a>;
      const Tag = marks[type];
      return Tag === undefined ? inner : createElement(Tag, null, inner);
    },
    text(part, 'text'),
  );
}
