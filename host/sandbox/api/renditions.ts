import type { Customer } from './records';

const columns = [
  'id',
  'name',
  'city',
  'country',
  'segment',
  'contact',
  'email',
  'accountManager',
  'active',
  'updatedAt',
];

function cells(customer: Customer): string[] {
  const { id, name, city, country, segment, contact, accountManager, active, updatedAt } = customer;
  return [id, name, city, country, segment, contact.name, contact.email, accountManager, String(active), updatedAt];
}

/** Customers as CSV with a header row (RFC 4180). */
export function customersAsCsv(customers: Customer[]): string {
  const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [columns, ...customers.map(cells)].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/** Customers as XML 1.0; `total` counts what the search found, on all pages. */
export function customersAsXml(customers: Customer[], total: number, encoding: string): string {
  const elements = customers.map(
    (customer) =>
      `  <customer id="${escaped(customer.id)}" active="${String(customer.active)}">\n` +
      `    <name>${escaped(customer.name)}</name>\n` +
      `    <address><city>${escaped(customer.city)}</city><country>${escaped(customer.country)}</country></address>\n` +
      `    <segment>${escaped(customer.segment)}</segment>\n` +
      `    <contact email="${escaped(customer.contact.email)}">${escaped(customer.contact.name)}</contact>\n` +
      `    <accountManager>${escaped(customer.accountManager)}</accountManager>\n` +
      `    <updatedAt>${escaped(customer.updatedAt)}</updatedAt>\n` +
      `  </customer>\n`,
  );
  return `<?xml version="1.0" encoding="${encoding}"?>\n<customers total="${total}">\n${elements.join('')}</customers>\n`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);

export const charsets = ['utf-8', 'iso-8859-1', 'utf-16le'] as const;
export type Charset = (typeof charsets)[number];

/** Text in another encoding; what ISO 8859-1 cannot write becomes a question mark, as careless servers have it. */
export function encoded(text: string, charset: Charset): Buffer {
  switch (charset) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'iso-8859-1':
      return Buffer.from(
        text.replaceAll(/\P{ASCII}/gu, (letter) => (letter <= '\u00FF' ? letter : '?')),
        'latin1',
      );
  }
}
