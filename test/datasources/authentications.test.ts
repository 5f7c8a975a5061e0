import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/base/secret';
import { authenticationRules } from '../../src/checks/authentication-rules';
import type { Problems } from '../../src/checks/problems';
import { authenticationKinds, singleSecretNames, type AuthenticationOf } from '../../src/contract/authentication';
import { inputDeclared } from '../../src/contract/form-inputs';
import { inputsOfKind } from '../../src/contract/input-paths';
import { authorizeWithSecret, type SecretKind } from '../../src/datasources/authentications';

const secrets = Object.fromEntries(singleSecretNames.map((name) => [name, new Secret(`canary-${name}`)]));

/** Settings of every kind that needs no token, with each choice of each of its inputs. */
const samples = authenticationKinds
  .filter((kind) => kind !== 'oauth2-client-credentials')
  .flatMap((kind) =>
    inputsOfKind(kind).reduce<Record<string, string>[]>(
      (before, { input, member }) => {
        const declared = inputDeclared(input);
        const values = declared.as === 'choice' ? declared.choices : [`X-${member}`];
        return before.flatMap((settings) => values.map((value) => ({ ...settings, [member]: value })));
      },
      [{ kind }],
    ),
  ) as AuthenticationOf<SecretKind>[];

describe('a kind of authentication that needs no token', () => {
  it.each(samples)('$kind $in sends no header that its rules do not name', (settings) => {
    const sent = Object.keys(authorizeWithSecret(settings, secrets)?.headers ?? {});
    const named = authenticationRules(settings).headers(settings);
    expect(sent.map((name) => name.toLowerCase())).toEqual(named.map((name) => name.toLowerCase()));
  });

  it.each(samples.filter(({ kind }) => inputsOfKind(kind).length > 0))('$kind $in wants its texts', (settings) => {
    const problemsOf = (some: AuthenticationOf<SecretKind>): Problems => {
      const problems: Problems = {};
      authenticationRules(some).check(problems, some);
      return problems;
    };
    const texts = inputsOfKind(settings.kind).filter(({ input }) => inputDeclared(input).as === 'text');
    const empty = { ...settings, ...Object.fromEntries(texts.map(({ member }) => [member, ''])) };
    expect(problemsOf(settings)).toEqual({});
    expect(Object.values(problemsOf(empty))).toEqual(texts.map(() => ({ code: 'required' })));
  });
});
