import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TestReport } from '../../src/contract/admin-api';
import type { DatasourceListItem, DatasourceView } from '../../src/contract/datasource';
import type { AppError } from '../../src/contract/failures';
import type { Result } from '../../src/contract/json';
import type { TokenView } from '../../src/contract/token';
import { adminResolver } from '../../src/index';
import { ForgeFake } from '../support/forge-runtime';
import { input, openSandbox, type Sandbox } from '../support/sandbox';

const draftId = '3f0c1f5e-5a0e-4a43-9f5d-0d7a3a7f4c11';
let forge: ForgeFake;
let sandbox: Sandbox;

beforeEach(() => {
  forge = new ForgeFake();
  sandbox = openSandbox(forge);
});
afterEach(() => forge.uninstall());

function admin<T>(functionKey: string, payload: unknown): Promise<Result<T, AppError>> {
  return forge.invoke<Result<T, AppError>>(adminResolver, functionKey, payload);
}

async function value<T>(answer: Promise<Result<T, AppError>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('the main job', () => {
  test('a token fetched before saving is in force after saving, without another request', async () => {
    const token = await value(admin<TokenView>('requestToken', { id: null, draftId, input }));
    expect(token.status.kind).toBe('valid');
    const tested = await value(admin<TestReport>('testDatasource', { id: null, draftId, input, path: 'customers' }));
    expect(tested.ok).toBe(true);
    const saved = await value(admin<DatasourceView>('saveDatasource', { id: null, draftId, input, version: null }));
    expect(saved).toMatchObject({ version: 1, savedSecrets: ['client-secret'], usedBy: [] });
    expect(saved.token?.status).toEqual(token.status);
    expect(sandbox.tokenRequests).toHaveLength(1);

    const { datasources } = await value(admin<{ datasources: DatasourceListItem[] }>('listDatasources', {}));
    expect(datasources).toMatchObject([{ name: 'Customers', token: { status: { kind: 'valid' } }, usedBy: [] }]);
  });
});
