import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatted } from '../../../host/jira/expressions/formatted';
import type { Manifest } from '../../../host/platform/manifest';
import { root } from '../../conventions/files';

const one = { key: '4711', label: 'Berlin, "HQ"' };
const many = { keys: ['1', '2'], labels: ['Forklift', 'Łódź <b>'] };

describe('a formatter', () => {
  test.each([
    ["value == null ? '' : value.label", one, 'Berlin, "HQ"'],
    ["value == null ? '' : value.label", null, ''],
    ["value == null ? '' : value.label", undefined, ''],
    ["value == null ? '' : value.labels.join(', ')", many, 'Forklift, Łódź <b>'],
    ["value.labels.map(label => label + '!').join(' ')", many, 'Forklift! Łódź <b>!'],
    ["value.labels.filter(label => label.includes('o')).length", many, '1'],
    ["value != null && value.key == '4711' ? 'yes' : 'no'", one, 'yes'],
    ["value?.label || 'none'", null, 'none'],
    ['value["label"]', one, 'Berlin, "HQ"'],
    ['value.labels[1]', many, 'Łódź <b>'],
    ["(value.keys.length > 1 ? 'several' : 'one') + ' chosen'", many, 'several chosen'],
    ["'it\\'s' + \"\\n\" + 1", null, "it's\n1"],
    ['!value', null, 'true'],
    ['value.missing', one, ''],
    ['value', 17.5, '17.5'],
    ['', { a: 1 }, '{"a":1}'],
    ['1 + 2', null, '3'],
  ])('%s', (expression, value, text) => {
    expect(formatted(expression, value)).toEqual({ text });
  });

  test.each([
    ['a member of null', 'value.label', null],
    ['an element that is not there', 'value.labels[7]', many],
    ['a comparison of two kinds', "value.key < 3 ? 'a' : 'b'", one],
  ])('that fails on %s shows nothing', (_why, expression, value) => {
    expect(formatted(expression, value)).toEqual({ text: '' });
  });

  test.each([
    ['issue.key', null, 'the variable issue'],
    ['value.labels.reduce((a, b) => a)', many, ', where ) is expected'],
    ['value.labels.sort()', many, 'the method list.sort()'],
    ['new Date()', null, 'Date after the expression’s end'.replace('’', "'")],
    ['`${value.label}`', one, 'the sign `'],
    ['value * 2', 2, 'the sign *'],
    ['if (value) 1', 2, 'the function if()'],
    ['value.', one, 'the end where a name is expected'],
    ['constructor', null, 'the variable constructor'],
  ])('that the host does not know says so: %s', (expression, value, notModelled) => {
    expect(formatted(expression, value)).toEqual({ notModelled });
  });

  test('finds no member that an object only inherits', () => {
    expect(formatted('value.constructor', one)).toEqual({ text: '' });
    expect(formatted('value.label.constructor', one)).toHaveProperty('notModelled');
  });

  test.each([
    ["value.keys.some(key => key == '2')", many, 'true'],
    ["value.keys.some(key => key == '3')", many, 'false'],
    ["value.keys.includes('1')", many, 'true'],
    ["value.keys.includes('3')", many, 'false'],
  ])('that looks into a list: %s', (expression, value, text) => {
    expect(formatted(expression, value)).toEqual({ text });
  });

  test('of each of the app’s own field types is understood', () => {
    const { modules } = parse(readFileSync(join(root, 'manifest.yml'), 'utf8')) as Manifest;
    for (const { key, view } of modules['jira:customFieldType'] ?? [])
      expect(formatted(view?.formatter?.expression ?? '', null), key).toEqual({ text: '' });
  });
});
