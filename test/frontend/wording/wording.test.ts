import { describe, expect, it } from 'vitest';
import { providerIds } from '../../../src/presets/providers';
import type { RecognisedProvider } from '../../../src/presets/recognise-provider';
import { wordingFor, wordingLocale } from '../../../src/frontend/wording';
import { providerMeaning } from '../../../src/frontend/wording/english/providers';
import {
  apiFailures,
  discoveryFailures,
  extractionFailures,
  optionsFailures,
  others,
  problems,
  refusal,
  tokenFailures,
} from './samples/failures';
import { completenesses } from './samples/field';
import { answerProblems, questions, repairs, statuses, traps } from './samples/token';

const words = wordingFor('en-US');
const languages = [
  ['English', words],
  ['German', wordingFor('de-DE')],
] as const;

const groups = languages.flatMap(([language, words]): [string, string[]][] => [
  [`${language}: token failures`, tokenFailures.map((one) => words.tokenFailure(one))],
  [`${language}: API failures`, apiFailures.map((one) => words.apiFailure(one))],
  [`${language}: extraction failures`, extractionFailures.map((one) => words.extractionFailure(one))],
  [
    `${language}: app errors`,
    [...others, ...tokenFailures, ...apiFailures, ...extractionFailures, ...discoveryFailures].map((one) =>
      words.appError(one),
    ),
  ],
  [`${language}: field problems`, problems.map((one) => words.fieldProblem(one))],
  [`${language}: options failures`, optionsFailures.map((one) => words.optionsFailure(one))],
  [`${language}: providers’ traps`, traps.map((one) => words.trap(one))],
  [`${language}: presets’ questions`, questions.map((one) => words.presetQuestion(one).help)],
  [`${language}: problems of answers`, answerProblems.map((one) => words.presetAnswerProblem(one))],
  [`${language}: whether all rows were read`, completenesses.map((one) => words.completeness(one))],
  [`${language}: repairs`, repairs.map((one) => words.repair(one))],
  [`${language}: statuses`, statuses.map((one) => words.statusSentence(one, () => 'Nov 23 (in 5 minutes)', 'ahead'))],
]);

describe.each(groups)('%s', (_name, sentences) => {
  it('ends every sentence with a full stop', () => {
    // What HTTP said stands in brackets at the very end of some.
    expect(sentences.filter((sentence) => !/\.\)?$/.test(sentence))).toEqual([]);
  });

  it('leaves no placeholder behind', () => {
    expect(sentences.filter((sentence) => /undefined|null|NaN|\[object|\$\{|%s|\.\.(?!\.)/.test(sentence))).toEqual([]);
  });

  it('says something different for each code', () => {
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

describe('wording', () => {
  it('calls the token step and the API step by name', () => {
    const unknownHost = { host: 'x.example', problem: 'name-not-found', afterMs: 1 } as const;
    expect(words.tokenFailure({ code: 'token-unreachable', ...unknownHost })).toContain('authorization server');
    expect(words.apiFailure({ code: 'api-unreachable', ...unknownHost })).toContain('API');
  });

  it('tells an expired secret of Microsoft Entra ID from a wrong one', () => {
    expect(words.tokenFailure(refusal('invalid_client', 'AADSTS7000222'))).toContain(
      'has expired at Microsoft Entra ID',
    );
    expect(words.tokenFailure(refusal('invalid_client', 'AADSTS7000215'))).toContain('not its ID');
    expect(providerMeaning('AADSTS1')).toBeNull();
  });

  it('calls a provider by its name, and says so carefully when only the path looks like it', () => {
    const at = (provider: RecognisedProvider | null) => words.tokenFailure(refusal('invalid_client'), provider);
    expect(at({ provider: 'auth0', by: 'host' })).toMatch(/^Auth0 refused to give a token/);
    expect(at({ provider: 'keycloak', by: 'path' })).toMatch(
      /^The authorization server \(by its address, Keycloak\) refused/,
    );
    expect(at(null)).toMatch(/^The authorization server refused/);
    expect(new Set(providerIds.map((id) => words.providerName(id))).size).toBe(providerIds.length);
  });

  it('adds the trap that an error usually means at this provider', () => {
    const okta = { provider: 'okta-org', by: 'host' } as const;
    expect(words.tokenFailure(refusal('invalid_client'), okta)).toContain(words.trap('okta-org-private-key-jwt'));
    expect(words.tokenFailure(refusal('server_error'), okta)).not.toContain('public key');
  });

  it('names the fields that keep a datasource from being deleted', () => {
    expect(words.appError(others[6] ?? { code: 'not-configured' })).toContain('Customer');
  });

  it('falls back to English for a language it does not have', () => {
    expect(wordingFor('fi_FI')).toBe(wordingFor('en'));
    expect(wordingLocale('fi-FI')).toBe('en');
    expect(wordingLocale('en-GB')).toBe('en-GB');
  });
});
