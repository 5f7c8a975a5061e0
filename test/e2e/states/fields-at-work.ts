import { makeRecords } from '../../../host/sandbox/api/records';
import { bindField, fieldIdOf } from '../support/connect';
import type { RunningHost } from '../support/host';
import { approveSandbox, assets, brokenApi, customers, saveOpen, setValues } from './furniture';

/** All customers, page by page: of a part nothing could be called gone. */
const allRows = {
  kind: 'offset',
  sentIn: 'query',
  parameter: 'offset',
  first: 0,
  sizeParameter: 'limit',
  size: 500,
} as const;

/** Connects a field of each kind: two that people choose in, one of them below the other, and three that are only read. */
export async function putFieldsToWork(host: RunningHost): Promise<{ open: string; broken: string }> {
  const open = await saveOpen(host, 'Customer directory');
  const broken = await saveOpen(host, 'Ledger', { baseUrl: brokenApi });
  await approveSandbox(host);
  const parent = await fieldIdOf(host, 'Customer');
  const row = { items: '$', key: '' };
  const query = { path: `customers/{fields.${parent}.key}`, whenMissing: 'wait' } as const;
  await bindField(host, 'Customer', open, {
    query: { path: 'customers', paging: allRows },
    extraction: { ...customers.extraction, details: '{{city}}' },
  });
  await bindField(host, 'Assets', open, {
    ...assets,
    query: { path: `assets?customer={fields.${parent}.key}`, whenMissing: 'wait' },
  });
  await bindField(host, 'Customer’s city', open, {
    query,
    extraction: { ...row, label: '{{city}}' },
    value: { kind: 'text' },
    storesOnChange: true,
  });
  await bindField(host, 'Balance', open, {
    query,
    extraction: { ...row, label: '{{balanceCents}}' },
    value: { kind: 'number', decimal: 'point' },
    storesOnChange: true,
  });
  await bindField(host, 'Customer since', open, {
    query,
    extraction: { ...row, label: '{{updatedAt}}' },
    value: { kind: 'date', format: 'iso', timeZone: 'UTC' },
    storesOnChange: true,
  });
  await choose(host, ['DEV-1', 'DEV-4', 'SUP-1']);
  return { open, broken };
}

/** Gives these issues a customer, and all assets of it. */
async function choose(host: RunningHost, issues: readonly string[]): Promise<void> {
  const { customers: rows, assets: things } = makeRecords();
  // The source of the field gives its first rows only.
  const offered = rows.slice(0, 500).filter(({ id }) => things.some(({ customerId }) => customerId === id));
  for (const [at, issue] of issues.entries()) {
    const customer = offered[at];
    if (customer === undefined) throw new Error('The sandbox has few customers.');
    const held = things.filter(({ customerId }) => customerId === customer.id);
    await setValues(host, issue, {
      Customer: { key: customer.id, label: customer.name, details: customer.city },
      Assets: { keys: held.map(({ id }) => id), labels: held.map(({ model, serial }) => `${model} ${serial}`) },
    });
  }
}
