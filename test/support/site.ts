import { onTestFinished } from 'vitest';
import { adminClient, draftId, type AdminClient } from './admin-client';
import { ForgeFake } from './forge-runtime';
import { input as anyInput, openSandbox, type Sandbox } from './sandbox';

/** A site that has the app: what Forge is to it, the services it calls, and an administrator at work. */
export type Site = { forge: ForgeFake; sandbox: Sandbox; admin: AdminClient };

/** A new site for one test, gone when the test is over. */
export function openSite(): Site {
  const forge = new ForgeFake();
  onTestFinished(() => forge.uninstall());
  return { forge, sandbox: openSandbox(forge), admin: adminClient(forge) };
}

/** A new site for one test on which a datasource is saved. */
export async function siteWithDatasource(input = anyInput): Promise<Site & { datasourceId: string }> {
  const site = openSite();
  const { id } = await site.admin.value('saveDatasource', { id: null, draftId, input, version: null });
  return { ...site, datasourceId: id };
}
