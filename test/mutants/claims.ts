/** One change of the code that would break a claim: exactly one place of a file, and the test that has to notice. */
export type Mutant = { file: string; from: string; to: string; killedBy: string };

/** A claim of docs/threat-model.md, by the beginning of its threat, and what would break it. */
export type Claim = { threat: string; mutants: [Mutant, ...Mutant[]] };

const mutant = (file: string, from: string, to: string, killedBy: string): Mutant => ({ file, from, to, killedBy });

export const claims: Claim[] = [
  {
    threat: 'A user calls an administrator',
    mutants: [
      mutant(
        'src/runtime/guarded.ts',
        'if (!(await isAdministrator(consoleLog))) return refused(name);',
        'await isAdministrator(consoleLog);',
        'test/app/permissions.test.ts',
      ),
    ],
  },
  {
    threat: 'Somebody learns by a people field',
    mutants: [
      mutant(
        'src/fields/field-options.ts',
        "if (!found.value.options.some((option) => option.key === key)) return err({ code: 'not-offered' });",
        'void found.value.options;',
        'test/app/people.test.ts',
      ),
      mutant(
        'src/fields/field-options.ts',
        "deps.log.info('person.not-found', { bindingId: binding.id, reason });",
        "deps.log.info('person.not-found', { bindingId: binding.id, reason, named });",
        'test/app/people.test.ts',
      ),
    ],
  },
  {
    threat: 'Somebody else is taken for a person',
    mutants: [
      mutant(
        'src/fields/people/match-person.ts',
        'emailAddress?.toLowerCase() === address.toLowerCase()',
        'emailAddress?.toLowerCase().startsWith(address.toLowerCase()) !== false',
        'test/fields/people/match-person.test.ts',
      ),
      mutant(
        'src/fields/people/match-person.ts',
        "if (others.length > 0) return noPerson('several-accounts');",
        'void others;',
        'test/fields/people/match-person.test.ts',
      ),
    ],
  },
  {
    threat: 'Somebody opens by a card',
    mutants: [
      mutant(
        'src/fields/card-for-field.ts',
        "if (!stored.some((option) => option.key === key)) return err({ code: 'not-offered' });",
        'stored.slice();',
        'test/app/row-card.test.ts',
      ),
      mutant(
        'src/fields/card-for-field.ts',
        '(!invocation.isLicensed || isOnPortal(extension))',
        'isOnPortal(extension)',
        'test/app/row-card.test.ts',
      ),
      mutant(
        'src/fields/kept-cards.ts',
        'source.isPaused || kept.viewpoint !== source.viewpoint',
        'source.isPaused',
        'test/app/row-card.test.ts',
      ),
      mutant(
        'src/fields/card-for-field.ts',
        '!outages.includes(failure.error.code)',
        'false',
        'test/app/row-card.test.ts',
      ),
      mutant(
        'src/extract/card-values.ts',
        "(protocol === 'https:' || protocol === 'http:')",
        "protocol !== 'ftp:'",
        'test/extract/card-values.test.ts',
      ),
    ],
  },
  {
    threat: 'A secret reaches a browser',
    mutants: [
      mutant(
        'src/datasources/view.ts',
        'return {\n    id,',
        'const bag = await secretsOf(record, deps.credentials)();\n  const leaked = Object.values(bag).map((one) => reveal(one as never));\n  return {\n    leaked,\n    id,',
        'test/app/canaries.test.ts',
      ),
    ],
  },
  {
    threat: 'The private half of a key pair',
    mutants: [
      mutant(
        'src/oauth/keys/key-pair.ts',
        'const jwk = { ...publicMembers(key),',
        "const jwk = { ...publicMembers(key), ...privateKey.export({ format: 'jwk' }),",
        'test/oauth/keys/key-pair.test.ts',
      ),
    ],
  },
  {
    threat: 'A key file of a service account is pasted where it does not belong',
    mutants: [
      mutant(
        'src/contract/secret-in-text.ts',
        '[telling, encodedKey, member, credentials, signature, issued, assignment]',
        '[telling, credentials, signature, issued, assignment]',
        'test/app/service-account.test.ts',
      ),
    ],
  },
  {
    threat: 'Settings of another product are pasted',
    mutants: [
      mutant(
        'src/paste/elements-connect/move-in.ts',
        "const shown = isHidden || setting === 'headers' ? null : original;",
        'const shown = isHidden ? null : original;',
        'test/paste/elements-connect/move-in.test.ts',
      ),
    ],
  },
  {
    threat: 'A change of many datasources at once',
    mutants: [
      mutant(
        'src/audit/together/apply-shared.ts',
        'draftId: deps.newId(), input, version });',
        'draftId: deps.newId(), input, version: record.version });',
        'test/app/together.test.ts',
      ),
    ],
  },
  {
    threat: 'The private half of the next key',
    mutants: [
      mutant('src/datasources/keys/rotate.ts', 'if (!token.ok) return token;', '', 'test/app/key-rotation.test.ts'),
      mutant(
        'src/datasources/orphaned-credentials.ts',
        'const named = [record?.credentialsId, record?.keys?.next?.credentialsId];',
        'const named = [record?.credentialsId];',
        'test/app/key-rotation.test.ts',
      ),
    ],
  },
  {
    threat: 'An export or import of fields',
    mutants: [
      mutant(
        'src/transfer/find-field.ts',
        '?? (candidates.length === 1 ? candidates[0] : undefined);',
        '?? candidates[0];',
        'test/transfer/plan-bindings.test.ts',
      ),
    ],
  },
  {
    threat: 'A copy holds more than people may see',
    mutants: [
      mutant(
        'src/fields/binding/parse-binding.ts',
        "search === 'in-copy' ? queryVariables(asked)",
        "search === 'in-rows' ? queryVariables(asked)",
        'test/app/copies.test.ts',
      ),
      mutant(
        'src/copies/plan.ts',
        "return record === null ? null : { ...record, rev: record.rev + 1, state: 'ending' };",
        'return null;',
        'test/app/copies.test.ts',
      ),
      mutant('src/fields/copy/usable-copy.ts', ' && !isTooOld(copy, nowMs)', '', 'test/app/copies.test.ts'),
      mutant(
        'src/copies/attend.ts',
        'if (isContextGone)',
        "if (isContextGone && record.id === '')",
        'test/app/copies.test.ts',
      ),
    ],
  },
  {
    threat: 'A secret is kept with an unsaved form',
    mutants: [
      mutant(
        'src/datasources/form/keepable.ts',
        'return { name: typed, value: !secret && isSaved ? value : null, secret };',
        'return { name: typed, value, secret };',
        'test/app/unsaved-form.test.ts',
      ),
      mutant(
        'src/datasources/form/keepable.ts',
        'if (text.length > mostCharacters || holdsSecret(text)) return true;',
        'if (text.length > mostCharacters) return true;',
        'test/datasources/form/keepable.test.ts',
      ),
    ],
  },
  {
    threat: 'A message about a failure tells a secret',
    mutants: [
      mutant(
        'src/notify/target.ts',
        'const kept = url === null ? (saved?.headerValue ?? null) : null;',
        'const kept = saved?.headerValue ?? null;',
        'test/app/notifications.test.ts',
      ),
      mutant(
        'src/notify/target.ts',
        'url === null && shown !== null && isoOf(shown.savedAtMs) !== basedOn',
        'false',
        'test/app/notifications.test.ts',
      ),
    ],
  },
  {
    threat: 'An administrator reads or replaces what another one left unsaved',
    mutants: [
      mutant(
        'src/datasources/form/draft-place.ts',
        '.update(JSON.stringify([accountId, draftId]))',
        '.update(JSON.stringify([draftId, accountId.slice(0, 0)]))',
        'test/app/unsaved-form.test.ts',
      ),
    ],
  },
  {
    threat: 'A secret reaches a log, an error or an export',
    mutants: [
      mutant(
        'src/base/crash.ts',
        'return { error: typeof error, code: null, at: null };',
        'return { error: String(error), code: null, at: null };',
        'test/base/crash.test.ts',
      ),
      mutant(
        'src/base/crash.ts',
        'const at = stack.indexOf(message);',
        'const at = -message.length;',
        'test/base/crash.test.ts',
      ),
    ],
  },
  {
    threat: 'The browser chooses what is called',
    mutants: [
      mutant(
        'src/fields/binding/binding-at.ts',
        'if (contextId === undefined || bindingId({ fieldId, contextId }) !== place.bindingId) return null;',
        '',
        'test/app/fields.test.ts',
      ),
    ],
  },
  {
    threat: 'A typed or stored value changes host, path or another parameter',
    mutants: [
      mutant(
        'src/checks/join-url.ts',
        'return [pathname, once, decoded(once)].some(',
        'return [pathname].some(',
        'test/checks/join-url.test.ts',
      ),
    ],
  },
  {
    threat: 'A typed or stored value ends its text inside of a query',
    mutants: [
      mutant(
        'src/fields/query/quoting.ts',
        'return value.replaceAll("\'", "\'\'");',
        'return value;',
        'test/fields/query/quoting.test.ts',
      ),
    ],
  },
  {
    threat: 'The app is used to reach internal systems',
    mutants: [
      mutant(
        'src/checks/url.ts',
        "if (host.startsWith('[') || /^\\d+\\.\\d+\\.\\d+\\.\\d+$/.test(host)) return 'host-ip-address';",
        '',
        'test/checks/url.test.ts',
      ),
      mutant(
        'src/checks/url.ts',
        "if (host === 'localhost' || localSuffixes.some((suffix) => host.endsWith(suffix))) return 'host-local';",
        '',
        'test/checks/url.test.ts',
      ),
      mutant(
        'src/checks/url.ts',
        "return ports.has(url.port) ? null : 'port';",
        'return null;',
        'test/checks/url.test.ts',
      ),
      mutant(
        'src/http/outbound.ts',
        'if (!follows || to?.origin !== url.origin || !mayFollow(to)) {',
        'if (!follows || to === null) {',
        'test/http/outbound.test.ts',
      ),
    ],
  },
  {
    threat: 'A counterfeit API gets the token',
    mutants: [
      mutant(
        'src/checks/secret-fates.ts',
        "return hostOf(now.baseUrl) !== hostOf(saved.baseUrl) || (to === 'token' && tokenHost(now) !== tokenHost(saved));",
        "return to === 'token' && tokenHost(now) !== tokenHost(saved);",
        'test/app/saving.test.ts',
      ),
    ],
  },
  {
    threat: 'One person asks so much of a field',
    mutants: [
      mutant(
        'src/fields/purse.ts',
        'if (now !== null && isSpent(now)) {',
        'if (now === undefined) {',
        'test/app/fairness.test.ts',
      ),
      mutant(
        'src/fields/options/options.ts',
        'if (isTyped && !wasAskedBefore(usable, source, datasourceId))',
        'if (isTyped && datasourceId === null)',
        'test/app/fairness.test.ts',
      ),
    ],
  },
  {
    threat: 'A rule on a transition is used to learn',
    mutants: [
      mutant(
        'src/workflow/rule-fields.ts',
        'fields.map(({ id, name, kind }) => ({',
        'fields.map(({ id, name, kind }) => ({ source: [...connected.keys()].join(),',
        'test/app/rule-fields.test.ts',
      ),
    ],
  },
  {
    threat: 'A rule of automation, or an agent, gets at rows',
    mutants: [
      mutant(
        'src/actions/set-field.ts',
        "if (!mayEdit) return err({ code: 'field-not-editable', issueKey: issue.key });",
        '',
        'test/app/actions.test.ts',
      ),
      mutant(
        'src/actions/field-on-issue.ts',
        "if (deps.accountId === '') return err({ code: 'no-person' });",
        '',
        'test/app/actions.test.ts',
      ),
    ],
  },
  {
    threat: 'A bulk transition asks so much',
    mutants: [
      mutant(
        'src/workflow/rule-field.ts',
        'return source === null ? null : purse.over(source);',
        'return source;',
        'test/app/transition-validator.test.ts',
      ),
    ],
  },
  {
    threat: 'A value that its source never had goes on',
    mutants: [
      mutant(
        'src/workflow/validate-value.ts',
        'if (missing.length > 0) {',
        'if (missing.length < 0) {',
        'test/app/transition-validator.test.ts',
      ),
      mutant(
        'src/workflow/validate-value.ts',
        "if (refusal.code === 'unsure' && rule.whenUnsure === 'pass') {",
        "if (refusal.code === 'unsure') {",
        'test/app/transition-validator.test.ts',
      ),
    ],
  },
  {
    threat: 'A hostile answer exhausts memory or time',
    mutants: [
      mutant(
        'src/http/outbound.ts',
        "if (size > request.maxBytes) return ended('too-large');",
        '',
        'test/http/outbound.test.ts',
      ),
    ],
  },
  {
    threat: 'A hostile answer smuggles headers through a token',
    mutants: [
      mutant(
        'src/oauth/wire/read-answer.ts',
        "return /^[\\x21-\\x7e]+$/.test(token) ? null : 'access-token-characters';",
        'return null;',
        'test/oauth/hostile.test.ts',
      ),
    ],
  },
  {
    threat: 'A token is stolen on its way',
    mutants: [
      mutant(
        'src/datasources/authentications/oauth2-client-credentials.ts',
        'authorization: `DPoP ${reveal(token)}`',
        'authorization: `Bearer ${reveal(token)}`',
        'test/oauth/dpop/real-server.test.ts',
      ),
    ],
  },
  {
    threat: 'A server gives a Bearer token where a bound one was asked for',
    mutants: [
      mutant(
        'src/oauth/wire/read-answer.ts',
        "return binding === 'refuse' ? 'token-not-bound' :",
        "return binding === null ? 'token-not-bound' :",
        'test/oauth/dpop/token-prover.test.ts',
      ),
    ],
  },
  {
    threat: 'A server sends our secret back',
    mutants: [
      mutant(
        'src/http/masker.ts',
        '[...rangesIn(text, seen, index), ...cutIn(seen, ends)]',
        'cutIn(seen, ends)',
        'test/http/masker.test.ts',
      ),
      mutant(
        'src/http/masker.ts',
        '[...rangesIn(text, seen, index), ...cutIn(seen, ends)]',
        'rangesIn(text, seen, index)',
        'test/http/chained-encodings.test.ts',
      ),
      mutant(
        'src/http/spellings.ts',
        '...inDigits(text), ...halves(text)',
        '...inDigits(text)',
        'test/http/chained-encodings.test.ts',
      ),
      mutant(
        'src/http/escapes.ts',
        'of decodedRuns(text)',
        "of decodedRuns('')",
        'test/http/chained-encodings.test.ts',
      ),
      mutant(
        'src/http/escapes.ts',
        'if (text.length > mostReversed ||',
        'if (text.length >= 0 ||',
        'test/http/chained-encodings.test.ts',
      ),
      mutant(
        'src/http/escapes.ts',
        'undone > 1 ? unescaped(of, anyKind)',
        'undone > 99 ? unescaped(of, anyKind)',
        'test/http/chained-encodings.test.ts',
      ),
      mutant(
        'src/fields/pages/read-pages.ts',
        'maskAnswer(extraction.read(answer.bytes, answer.contentType), answer.mask)',
        'extraction.read(answer.bytes, answer.contentType)',
        'test/fields/echoes.test.ts',
      ),
    ],
  },
  {
    threat: "A server's text holds somebody's token or password",
    mutants: [
      mutant('src/http/credential-shapes.ts', '.replace(jwt, cover)', '', 'test/http/credential-shapes.test.ts'),
    ],
  },
  {
    threat: 'Foreign text misleads an administrator',
    mutants: [
      mutant(
        'src/http/foreign-text.ts',
        'return withoutCredentials(mask(text.slice(0, max + beyond)))',
        'return withoutCredentials(text.slice(0, max + beyond))',
        'test/http/text.test.ts',
      ),
      mutant(
        'src/http/foreign-text.ts',
        'withoutCredentials(mask(text.slice(0, max * 20 + beyond)))',
        'withoutCredentials(text.slice(0, max * 20 + beyond))',
        'test/http/text.test.ts',
      ),
    ],
  },
  {
    threat: "One site's data in another's call",
    mutants: [
      mutant(
        'src/fields/options/options-cache.ts',
        'return await cache.get(key);',
        'const all = ((globalThis as never as { kept?: Map<string, never> }).kept ??= new Map());\n    const found = all.get(key) ?? ((await cache.get(key)) as never);\n    if (found !== null) all.set(key, found);\n    return found;',
        'test/app/two-sites.test.ts',
      ),
    ],
  },
  {
    threat: 'A refresh gives issues wrong labels, or loses values',
    mutants: [
      mutant(
        'src/refresh/run.ts',
        "if (exceedsThreshold(run.counts, run.thresholdPercent)) return stopped(run, { code: 'threshold' }, nowMs);",
        '',
        'test/refresh/refresh.test.ts',
      ),
      mutant(
        'src/refresh/compare.ts',
        "if (known.state === 'unknown') {",
        "if (known.state !== 'offered') {",
        'test/refresh/compare.test.ts',
      ),
    ],
  },
  {
    threat: 'Whoever may edit an issue stores a key and label that the source never had',
    mutants: [
      mutant(
        'src/refresh/compare.ts',
        'seals.wasGiven(stored) ?',
        "stored.seal !== '' ?",
        'test/refresh/compare.test.ts',
      ),
      mutant(
        'src/fields/seals.ts',
        'JSON.stringify([bindingId, key, label])',
        'JSON.stringify([bindingId, key])',
        'test/refresh/compare.test.ts',
      ),
      mutant(
        'src/fields/seals.ts',
        'JSON.stringify([bindingId, key, label])',
        'JSON.stringify([key, label])',
        'test/fields/seals.test.ts',
      ),
      mutant(
        'src/fields/field-options.ts',
        'held.filter(seals.wasGiven)',
        'held.filter(({ seal }) => seal !== undefined)',
        'test/app/fields.test.ts',
      ),
    ],
  },
  {
    threat: 'Two instances renew at once',
    mutants: [
      mutant(
        'src/oauth/engine/change-state.ts',
        'if (state?.lease?.ref !== ref) return state?.token?.ref === ref;',
        'if (state === null) return false;',
        'test/oauth/model.test.ts',
      ),
    ],
  },
];
