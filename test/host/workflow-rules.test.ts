import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluate } from '../../host/jira/expressions/evaluate';
import { parseExpression } from '../../host/jira/expressions/parse';
import { readManifest, ruleModuleOf } from '../../host/platform/manifest';
import { root } from '../conventions/files';
import { startAppHost, type AppHost } from './support/real-app';

describe('the condition of the manifest', () => {
  const field = 'customfield_1';
  const { expression = '' } = ruleModuleOf(readManifest(root), 'connected-field-holds')?.module ?? {};
  const holds = (config: object | null, value: unknown): unknown =>
    evaluate(parseExpression(expression), { config, issue: { key: 'IT-1', [field]: value } });
  const one = { key: 'a', label: 'A' };
  const several = { keys: ['a', 'b'], labels: ['A', 'B'] };

  test.each([
    [{ wants: 'filled', isMany: false, keys: [] }, one, true],
    [{ wants: 'filled', isMany: false, keys: [] }, null, false],
    [{ wants: 'empty', isMany: false, keys: [] }, null, true],
    [{ wants: 'empty', isMany: true, keys: [] }, several, false],
    [{ wants: 'among', isMany: false, keys: ['a', 'c'] }, one, true],
    [{ wants: 'among', isMany: false, keys: ['c'] }, one, false],
    [{ wants: 'among', isMany: false, keys: ['a'] }, null, false],
    [{ wants: 'among', isMany: true, keys: ['c', 'b'] }, several, true],
    [{ wants: 'among', isMany: true, keys: ['c'] }, several, false],
    [{ wants: 'among', isMany: true, keys: ['c'] }, null, false],
  ])('that wants %o of %o is %s', (config, value, expected) => {
    expect(holds({ fieldId: field, ...config }, value)).toBe(expected);
  });

  test('is false of a rule without settings', () => {
    expect(holds(null, one)).toBe(false);
  });
});

describe('a transition of the host', () => {
  let host: AppHost;
  beforeAll(async () => {
    host = await startAppHost({ examples: true });
  }, 60_000);
  afterAll(() => host.close());

  const call = async (method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> => {
    const answer = await fetch(host.url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const rule = (module: string, configuration: unknown, to = 'Done') =>
    call('POST', '/_site/workflow-rules', { projectKey: 'DEV', to, module, configuration });

  test('runs its validators first, with the payload that Forge documents, and says what they say', async () => {
    await rule('value-is-offered', null);
    const before = host.platform.invocations.since(0).length;
    const refused = await call('PUT', '/_site/issues/DEV-2', { status: 'Done', fields: {} });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain('has a rule of Connected Fields that cannot be read');
    expect(host.jira.issueAsApp('DEV-2')?.status).toBe('To Do');
    const ran = host.platform.invocations.since(0).slice(before);
    expect(ran.map((one) => [one.function, one.as])).toEqual([['validate-value', null]]);
  });

  test('tells its post functions when it is done, each on its own', async () => {
    const configuration = { kind: 'select', does: 'refresh', keys: [] };
    await rule('set-connected-field', configuration, 'In Progress');
    const done = await call('PUT', '/_site/issues/DEV-2', { status: 'In Progress', fields: {} });
    expect(done.status).toBe(200);
    await host.platform.events.drain();
    const ran = host.platform.invocations.since(0).findLast((one) => one.function === 'post-function');
    expect(ran?.logs.map(({ text }) => text).join()).toContain('rule-unreadable');
  });

  test('that no condition offers is refused, and a configuration beyond 32 KB too', async () => {
    await rule('connected-field-holds', { fieldId: 'customfield_1', wants: 'filled' }, 'To Do');
    const offered = await call('GET', '/_site/issues/DEV-1/transitions');
    expect(offered.body).toEqual(['In Progress', 'Done']);
    const refused = await call('PUT', '/_site/issues/DEV-1', { status: 'To Do', fields: {} });
    expect(refused.status).toBe(400);
    const large = await rule('connected-field-holds', { text: 'x'.repeat(33_000) });
    expect(large.status).toBe(400);
  });
});
