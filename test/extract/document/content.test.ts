import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonErrorIndex } from '../../../src/extract/document/json-error-index';
import { readDocument } from '../../../src/extract/document/document';
import { bytesOf, extract, optionsFrom } from '../settings';

const one = [{ key: '1', label: 'Ärzte' }];
const json = '[{"id":1,"name":"Ärzte"}]';
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');

describe('encoding', () => {
  it.each<[string, Uint8Array, string | null]>([
    ['UTF-8 unless something else is said', Buffer.from(json), null],
    ['a byte order mark', Buffer.from(`\ufeff${json}`), 'application/json'],
    ['a byte order mark against the header', utf16(`\ufeff${json}`), 'application/json; charset=utf-8'],
    ['UTF-16 without a mark', utf16(json), null],
    ['the charset of the content type', latin(json), 'application/json; charset=ISO-8859-1'],
    ['a quoted charset', latin(json), 'application/json;charset="windows-1252"'],
  ])('follows %s', (_, bytes, contentType) => {
    expect(optionsFrom(bytes, {}, contentType)).toEqual(one);
  });

  it('follows the XML declaration', () => {
    const xml = latin('<?xml version="1.0" encoding="ISO-8859-1"?><r><c><id>1</id><name>Ärzte</name></c></r>');
    expect(optionsFrom(xml, { items: 'r/c' })).toEqual(one);
  });

  it('refuses an encoding that nobody knows', () => {
    expect(extract(latin(json), {}, 'application/json; charset=klingon')).toEqual({
      code: 'content-invalid',
      content: 'json',
      problem: 'encoding',
      detail: 'klingon',
    });
  });

  it('takes an answer that is not UTF-8 as windows-1252, whatever its label says', () => {
    expect(optionsFrom(latin('id;name\n1;Ärzte'), { items: '' }, 'text/csv')).toEqual(one);
    expect(optionsFrom(latin(json), {}, 'application/json; charset=utf-8')).toEqual(one);
  });
});

describe('answers that are files', () => {
  it.each([
    ['ZIP, Excel or Word', [0x50, 0x4b, 3, 4, 20]],
    ['PDF', Array.from(Buffer.from('%PDF-1.7'))],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 13, 10]],
    ['gzip', [0x1f, 0x8b, 8]],
    ['ZIP, Excel or Word', [0x50, 0x4b, 5, 6, 0, 0]],
    ['ZIP, Excel or Word', [0xef, 0xbb, 0xbf, 0x50, 0x4b, 3, 4]],
    ['PDF', Array.from(Buffer.from('\r\n%PDF-1.7'))],
    ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]],
    ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
    ['bzip2', [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59]],
    ['Zstandard', [0x28, 0xb5, 0x2f, 0xfd, 4, 0]],
    ['Parquet', [0x50, 0x41, 0x52, 0x31, 0x15, 0]],
    ['SQLite', Array.from(Buffer.from('SQLite format 3\0x'))],
    ['WebP', [...Buffer.from('RIFF'), 1, 0, 0, 0, ...Buffer.from('WEBPVP8 ')]],
    ['MP4', [0, 0, 0, 0x18, ...Buffer.from('ftypisom')]],
  ])('are refused as what they are: %s', (detail, bytes) => {
    for (const type of ['text/csv', 'application/json', null])
      expect(extract(Uint8Array.from(bytes), {}, type)).toMatchObject({ problem: 'binary', detail });
  });
});

describe('kind of content', () => {
  it.each<[string, string | null, string]>([
    [json, 'application/json', '$[*]'],
    [json, 'application/vnd.api+json; charset=utf-8', '$[*]'],
    [json, 'text/plain', '$[*]'],
    [json, 'text/html', '$[*]'],
    [json, null, '$[*]'],
    ['<r><c id="1"><id>1</id><name>Ärzte</name></c></r>', 'text/xml', 'r/c'],
    ['<r><c><id>1</id><name>Ärzte</name></c></r>', null, 'r/c'],
    ['id,name\n1,Ärzte', 'text/csv', ''],
    ['id,name\n1,Ärzte', null, ''],
  ])('is told for %s as %s', (body, contentType, items) => {
    expect(optionsFrom(body, { items }, contentType)).toEqual(one);
  });

  it.each<[string, string | null]>([
    ['<!DOCTYPE html><html><head><title>Sign in</title></head></html>', 'text/html'],
    ['\n<!-- x --><HTML lang="en"><title>Sign in</title>', 'application/json'],
    ['<!doctype html>\n<title>Sign in</title>', null],
  ])('recognises a page for people: %s', (body, contentType) => {
    for (const content of ['detect', 'json'] as const)
      expect(extract(body, { content }, contentType)).toEqual({
        code: 'content-invalid',
        content: 'json',
        problem: 'html',
        detail: 'Sign in',
      });
    expect(extract(body, { content: 'csv', items: '' }, contentType)).toMatchObject({
      content: 'csv',
      problem: 'html',
    });
    expect(extract(body, { content: 'xml', items: 'a' }, contentType)).toMatchObject({
      content: 'xml',
      problem: 'html',
    });
  });

  it('has no rows where the answer has no content, whatever it should be', () => {
    for (const content of ['detect', 'json', 'xml', 'csv'] as const)
      expect(extract(' \n', { content, items: content === 'xml' ? 'a' : '$[*]' })).toMatchObject({
        options: [],
        rows: 0,
      });
    expect(readDocument(bytesOf(''), null, { content: 'detect', csv: null })).toMatchObject({
      ok: false,
      error: { code: 'content-invalid', content: 'json', problem: 'empty' },
    });
  });

  it('says where JSON goes wrong', () => {
    expect(extract('[{"id":1},\n {"id":2,}]')).toEqual({
      code: 'content-invalid',
      content: 'json',
      problem: 'malformed',
      detail: 'line 2, column 10',
    });
    expect(extract('[{"id":1},')).toMatchObject({ detail: 'line 1, column 11, where the text ends' });
    expect(extract('oops', { content: 'json' })).toMatchObject({ problem: 'malformed', detail: 'line 1, column 1' });
  });
});

it('takes for JSON exactly what JSON.parse takes', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', '}', ']', ',', '"', ':', '1', '-', ' ', '\\'),
      (text, seed, put) => {
        const at = seed % (text.length + 1);
        const damaged = text.slice(0, at) + put + text.slice(at + 1);
        let valid = true;
        try {
          JSON.parse(damaged);
        } catch {
          valid = false;
        }
        const index = jsonErrorIndex(damaged);
        if (valid) expect(index).toBe(damaged.length);
        expect(index).toBeLessThanOrEqual(damaged.length);
      },
    ),
  );
});

it('points at a character that no JSON has, or at the start of the word or number it stands in', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, seed) => {
      const at = seed % (text.length + 1);
      const index = jsonErrorIndex(`${text.slice(0, at)}\u0001${text.slice(at)}`);
      expect(index).toBeLessThanOrEqual(at);
      expect(text.slice(index, at)).toMatch(/^(\\|\\u|[\w.+-])*$/);
    }),
  );
});
