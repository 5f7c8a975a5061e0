import { describe, expect, expectTypeOf, test } from 'vitest';
import { authenticationKinds, singleSecretNames } from '../../src/contract/authentication';
import { textInputNames } from '../../src/contract/form-content';
import { formInputNames, formInputs } from '../../src/contract/form-inputs';
import {
  inputOfPath,
  inputOfSetting,
  inputPath,
  inputsOfKind,
  type SettingWithoutInput,
} from '../../src/contract/input-paths';
import { keepable } from '../../src/datasources/form/keepable';
import { unsavedForm } from '../support/unsaved';
import { wordingFor } from '../../src/frontend/wording';

describe('the table of inputs', () => {
  test('has an input for every setting of a datasource', () => {
    expectTypeOf<SettingWithoutInput>().toBeNever();
  });

  test('names every setting and every path once', () => {
    const settings = formInputNames.map((input) => formInputs[input].setting);
    expect(new Set(settings).size).toBe(settings.length);
    const paths = formInputNames.map(inputPath);
    expect(new Set(paths).size).toBe(paths.length);
  });

  test.each(formInputNames)('finds %s by its setting and by its path, also inside a list', (input) => {
    expect(inputOfSetting(formInputs[input].setting)).toEqual({ input, inside: '' });
    expect(inputOfPath(`${inputPath(input)}.3.name`)).toEqual({ input, inside: '3.name' });
  });

  test('gives each setting beside OAuth 2.0 to one kind of authentication', () => {
    const own = authenticationKinds.flatMap((kind) => inputsOfKind(kind).map(({ input }) => input));
    const simple = formInputNames.filter((input) =>
      /^authentication\.(?!kind$|oauth\.)/.test(formInputs[input].setting),
    );
    expect([...own].sort()).toEqual([...simple].sort());
  });
});

test.each(textInputNames)('a private key in %s is kept of no unsaved form', (input) => {
  const { content, leftOut } = keepable(unsavedForm({ [input]: '-----BEGIN PRIVATE KEY-----' }), null);
  expect(content[input]).toBe('');
  expect(leftOut).toEqual([inputPath(input)]);
});

describe.each(['en', 'de'])('in %s', (language) => {
  const words = wordingFor(language);

  test('every input and every secret has a label of its own', () => {
    const labels = [
      ...formInputNames.map((input) => words.form[input].label),
      ...singleSecretNames.map((name) => words.form.secretInputs[name].label),
    ];
    expect(new Set(labels).size).toBe(labels.length);
  });

  test.each(formInputNames)('the audit trail calls %s what the form calls it', (input) => {
    expect(words.settingName(formInputs[input].setting)).toBe(words.form[input].label);
  });
});
