import fc from 'fast-check';
import Mustache from 'mustache';
import { describe, expect, it } from 'vitest';
import type { FieldOption } from '../../src/contract/field-option';
import type { Json } from '../../src/contract/json';
import { bindLabel, compileLabelTemplate } from '../../src/extract/label-template';
import { compileMember } from '../../src/extract/path/member';
import { printable } from '../../src/extract/printable';
import { optionsFrom } from './settings';

function render(template: string, row: Json): string {
  const label = compileLabelTemplate(template);
  if (!label.ok) throw new Error(label.error.reason);
  return bindLabel(label.value, compileMember)(row);
}

describe('label template', () => {
  it('puts values where they are named, and nothing where there are none', () => {
    const row = { name: 'ACME', address: { city: 'Rome' }, on: false, tags: ['a', null, 'b'], n: 1.5, gone: null };
    expect(render('{{name}} {{ address.city }} {{on}} {{tags}} {{tags.0}} {{n}} [{{gone}}{{missing.deep}}]', row)).toBe(
      'ACME Rome false a, b a 1.5 []',
    );
    expect(render('{{! a remark }}{{{name}}}{{&name}}', row)).toBe('ACMEACME');
  });

  it('escapes nothing, because labels are text', () => {
    expect(render('{{name}}', { name: `<script>alert("1")</script> & 'x'` })).toBe(`<script>alert("1")</script> & 'x'`);
  });

  it('renders as Mustache does without escaping', () => {
    const name = fc.constantFrom('a', 'b', 'c.d', 'e');
    const piece = fc.oneof(
      name.map((text) => `{{${text}}}`),
      fc.stringMatching(/^[^{}]{0,5}$/),
    );
    const text = fc.oneof(fc.string({ minLength: 1 }), fc.integer());
    const rows = fc.record({ a: text, b: text, c: fc.record({ d: text }) });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), rows, (pieces, row) => {
        const template = `{{a}}${pieces.join('')}`;
        expect(render(template, row)).toBe(Mustache.render(template, row, {}, { escape: String }));
      }),
    );
  });

  it.each([
    ['a {{name', 'not-closed', 2, '{{name}}'],
    ['Customer', 'label-names-none', 0, '{{Customer}}'],
    ['Our customers', 'label-names-none', 0, null],
    ['{{#name}}x{{/name}}', 'label-section', 0, '{{name}}'],
    ['a {{>partial}}', 'label-section', 2, '{{partial}}'],
    ['{{=<% %>=}}<%name%>', 'label-section', 0, '{{name}}'],
    ['{{^name}}x{{/name}}', 'label-section', 0, '{{name}}'],
    ['{{}}', 'label-member-missing', 0, null],
    ['{{/name}}', 'label-unreadable', 0, null],
    ['a {{contacts[0].name}}', 'label-unreadable', 2, '{{contacts.0.name}}'],
    ['x'.repeat(2001), 'too-long', null, null],
    ['{{a}}'.repeat(51), 'label-members', null, null],
  ])('refuses %s and says where, why and what would do', (template, reason, index, instead) => {
    const label = compileLabelTemplate(template);
    expect(label.ok ? null : label.error).toMatchObject({ reason, index, instead });
  });

  it('calls nothing and finds nothing that a row does not have itself', () => {
    expect(render('{{constructor}}{{toString}}{{__proto__}}{{name.length}}{{a}}', { name: 'x', a: 'ok' })).toBe('ok');
  });
});

describe('details', () => {
  const rows = JSON.stringify([
    { id: 1, name: 'Acme', city: 'Rome', contact: { email: 'a@acme.example' } },
    { id: 2, name: 'Bolt', city: null },
  ]);

  it('are a further text of the row, and nothing where the row has none', () => {
    expect(optionsFrom(rows, { details: '{{city}}, {{contact.email}}' })).toEqual([
      { key: '1', label: 'Acme', details: 'Rome, a@acme.example' },
      { key: '2', label: 'Bolt' },
    ]);
    expect(optionsFrom('id;name;city\n1;Acme;Rome', { details: '{{city}}' }, 'text/csv')).toEqual([
      { key: '1', label: 'Acme', details: 'Rome' },
    ]);
  });

  it('fit into what Jira stores', () => {
    const [option] = optionsFrom(JSON.stringify([{ id: 1, name: 'Acme', city: `\u202e${'x'.repeat(300)}` }]), {
      details: '{{city}}',
    }) as FieldOption[];
    expect(option?.details).toHaveLength(255);
    expect(option?.details).toMatch(/^x+…$/);
  });
});

describe('labels for people', () => {
  it.each([
    ['line\nbreaks\tand\u0000 controls', 'line breaks and  controls'],
    ['  spaces  ', 'spaces'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['مرحبا بالعالم', 'مرحبا بالعالم'],
    ['שלום \u200fעולם', 'שלום \u200fעולם'],
    ['𠮷野家 😀', '𠮷野家 😀'],
    ['half \ud83d', 'half \ufffd'],
  ])('%j becomes %j', (text, label) => {
    expect(printable(text, 255)).toBe(label);
    expect(optionsFrom(JSON.stringify([{ id: 1, name: text }]))).toEqual([{ key: '1', label }]);
  });

  it('are never longer than allowed, never cut through a character, never hold a control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 2, max: 30 }), (text, max) => {
        const label = printable(text, max);
        expect(label.length).toBeLessThanOrEqual(max);
        expect(label).not.toMatch(/\p{Cc}|\p{Surrogate}|[\u2028\u202e\u2066]/u);
        expect(printable(label, max)).toBe(label);
      }),
    );
  });
});
