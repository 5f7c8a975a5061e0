import type { ShownStatus } from '../../../src/frontend/wording/shown-token';
import { administer, renewToken, saveDatasource } from '../support/connect';
import type { RunningHost } from '../support/host';
import { approveSandbox, brokenTokens } from './furniture';
import { openEditor, openTab, say } from './moves';
import { defineScene } from './state';

const hourMs = 3_600_000;
const at = new Date(0).toISOString();
const failure = { code: 'token-redirect', status: 302, host: null } as const;

/** Each status of a token, in a datasource named for it; what a status tells beside its kind comes from the product. */
const statuses: Record<string, ShownStatus> = {
  'Not requested': { kind: 'not-requested' },
  Valid: { kind: 'valid', expiresAt: at },
  'Valid without expiry': { kind: 'valid-no-expiry' },
  Failing: { kind: 'renewal-failing', expiresAt: at, failure, nextAttemptAt: at },
  Rejected: { kind: 'rejected', failure, nextAttemptAt: at },
  'Settings changed': { kind: 'settings-changed' },
};

async function renew(host: RunningHost, id: string, lifetimeSeconds: number): Promise<void> {
  await host.call('POST', '/_site/sandbox', { tokenLifetimeSeconds: lifetimeSeconds });
  await renewToken(host, id);
}

/** The statuses that a token can have, but for one that ended unseen. */
export const tokens = defineScene({
  page: 'Access tokens',
  for: 'administrators',
  prepare: async (host) => {
    await saveDatasource(host, 'Not requested');
    const valid = await saveDatasource(host, 'Valid');
    const noExpiry = await saveDatasource(host, 'Valid without expiry', {
      tokenUrl: `${brokenTokens}/lifetime-missing`,
    });
    const failing = await saveDatasource(host, 'Failing');
    const rejected = await saveDatasource(host, 'Rejected', { tokenUrl: `${brokenTokens}/invalid-client` });
    const changed = await saveDatasource(host, 'Settings changed');
    await approveSandbox(host);
    for (const id of [valid, noExpiry, failing, rejected, changed]) await renew(host, id, 10_800);
    await host.call('POST', '/_site/sandbox', { authorizationServer: 'stopped' });
    await renew(host, failing, 300);
    const { settings, version } = await administer(host, 'getDatasource', { id: changed });
    if (settings.authentication.kind !== 'oauth2-client-credentials') throw new Error('It was saved with OAuth 2.0.');
    const oauth = { ...settings.authentication.oauth, scopes: ['customers:read'] };
    const input = {
      settings: { ...settings, authentication: { ...settings.authentication, oauth } },
      secrets: {},
    };
    await administer(host, 'saveDatasource', { id: changed, draftId: changed, input, version });
  },
  states: [
    {
      name: 'All statuses in the list',
      reach: async (stage) => {
        await openTab(stage, 'datasources');
        for (const status of Object.values(statuses)) await say(stage, stage.words.statusName(status));
      },
    },
    ...Object.entries(statuses).map(([name, status]) => ({
      name: `Panel: ${name}`,
      reach: async (stage: Parameters<typeof openTab>[0]) => {
        await openEditor(stage, name);
        await say(stage, stage.words.statusName(status));
      },
    })),
    {
      name: 'Ended while nobody could be asked',
      reach: async (stage) => {
        const { page } = stage.site;
        await openTab(stage, 'datasources');
        await say(stage, stage.words.statusName({ kind: 'valid', expiresAt: at }));
        await page.route('**/_site/invoke', (route) => route.abort());
        await page.clock.install();
        await page.clock.fastForward(4 * hourMs);
        await say(stage, stage.words.statusName({ kind: 'checking' }));
        await say(stage, stage.words.connectionLost);
        await page.unroute('**/_site/invoke');
      },
    },
    {
      name: 'Last attempts',
      reach: async (stage) => {
        await openEditor(stage, 'Failing');
        await stage.site.button(stage.words.tokenPanel.attempts.show).click();
        await stage.site.page.getByRole('table', { name: stage.words.tokenPanel.attempts.label }).waitFor();
      },
    },
  ],
  restore: async (host) => {
    await host.call('POST', '/_site/sandbox', { authorizationServer: 'running', tokenLifetimeSeconds: 300 });
  },
});
