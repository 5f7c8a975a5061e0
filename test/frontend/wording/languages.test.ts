import { describe, expect, it, test } from 'vitest';
import { wordingFor } from '../../../src/frontend/wording';
import { sentencesOf } from './samples';

const english = sentencesOf(wordingFor('en-US'), 'en-US');
const german = sentencesOf(wordingFor('de-DE'), 'de-DE');

/** What is the same in both: names, units, product terms that Jira people use in German too, formats. */
const same =
  /^(health\.troubledOne|listed|duration|list\.usedBy|egress\.neededBy|size|presets\.choice|providerName|authenticationName|assertionAlgorithm|transfer\.suspicion)$|placeholder$/i;
const sameTexts = new Set(
  `Name, Status, Person, Plan, Export, Import, Test, Token, Audience, Scopes, Kontakt 7 (optional), URL, JSON, XML, CSV, JWK, PEM, API, Body (JSON), Realm, —,
  Link-Header, Secret, Scope, Basic, Host, Hosts, Token 320 ms, API 320 ms,
  2026-11-28T10:32:00Z, 2026-11-28`
    .split(',')
    .map((text) => text.trim()),
);

/** Little words that no German sentence has. */
const englishWords = /\b(the|and|is|not|with|of|your|this|that|for|from|or|are|has|have|you|it|its|be|to|by)\b/i;
/** Labels of consoles that have no German edition, quoted as people find them there, and a product of Zoom. */
const foreignNames = /„[^“]*“|Server-to-Server/g;

describe.each([
  ['English', english],
  ['German', german],
])('%s', (_name, { sentences, missing }) => {
  it('has a sample for every function', () => {
    expect(missing).toEqual([]);
  });

  it('says something everywhere, and never shows what only programs understand', () => {
    const broken = sentences.filter(
      ({ text }) => text.trim() === '' || /undefined|\bnull\b|NaN|\[object|\[redacted\]|\$\{|=>/.test(text),
    );
    expect(broken).toEqual([]);
  });

  it('quotes in its own way', () => {
    const strange = sentences.filter(({ text }) => /(?<![{\w])"|"(?![\w:}])/.test(text.replaceAll(/[{[].*[}\]]/g, '')));
    expect(strange).toEqual([]);
  });
});

test('both languages say the same things in the same places', () => {
  expect(german.sentences.map(({ of }) => of)).toEqual(english.sentences.map(({ of }) => of));
});

test('every German sentence is another than the English one', () => {
  const left = german.sentences.filter(
    ({ of, text }, at) => text === english.sentences[at]?.text && !same.test(of) && !sameTexts.has(text),
  );
  expect(left).toEqual([]);
});

test('no English is left in German', () => {
  const left = german.sentences.filter(({ text }) => englishWords.test(text.replaceAll(foreignNames, '')));
  expect(left).toEqual([]);
});

test('German quotation marks come in pairs', () => {
  const odd = german.sentences.filter(
    ({ text }) => /”/.test(text) || text.split('„').length !== text.split('“').length,
  );
  expect(odd).toEqual([]);
});
