import type { SiteState } from '../../host/protocol';
import { breaches } from './support/axe';
import { bindField, connectField, fieldIdOf, saveDatasource } from './support/connect';
import { expect, onFreshSite, test, type Site } from './support/site';

onFreshSite();

const group = (site: Site, name: string) => site.page.getByRole('group', { name, exact: true });

/** Chooses in the editor of a field that is open on the issue. */
async function pick(site: Site, field: string, person: string): Promise<void> {
  const box = group(site, field).getByRole('combobox');
  await box.focus();
  await box.press('ArrowDown');
  await site.page.getByRole('option', { name: person, exact: true }).click();
}

test('a user select takes the Jira account of the person that a row names, and says why there is none', async ({
  site,
  host,
}) => {
  const datasourceId = await saveDatasource(host, 'Staff');
  const employees = { datasourceId, path: 'employees', items: '$.items[*]', label: '{{name}}' };
  await connectField(host, 'Account manager', { ...employees, key: 'id' });
  await site.open('/settings/fields');
  await site.page.getByRole('link', { name: /Edit configuration of Account manager/ }).click();
  await expect(site.page.getByText(/holds the person’s e-mail address or Jira account ID/)).toBeVisible();
  await expect(site.page.getByText('“E-001” does not look like an e-mail address', { exact: false })).toBeVisible();
  await site.button('email').first().click();
  await expect(site.page.getByText(/does not look like an e-mail address/)).toHaveCount(0);
  await site.button('Save').click();
  await expect(site.page.getByText(/is configured/).first()).toBeVisible();
  await site.open('/browse/DEV-1');
  await site.button('Edit Account manager').click();
  for (const [person, sentence] of [
    ['Daniel Cho', /No Jira account is found for “daniel\.cho@example\.com”/],
    ['Nia Mwangi', /Several Jira accounts have the address/],
    ['Pierre Aubert', /does not show its e-mail address/],
    ['Sofía Rivas', /is a customer of the portal/],
  ] as const) {
    await pick(site, 'Account manager', person);
    await expect(site.page.getByText(`${person} is not chosen`)).toBeVisible();
    await expect(site.page.getByText(sentence)).toBeVisible();
  }
  expect(await breaches(site.page)).toEqual([]);
  await pick(site, 'Account manager', 'Marta Olsson');
  await expect(site.page.getByText(/is not chosen/)).toHaveCount(0);
  await site.button('Confirm').click();
  await expect(group(site, 'Account manager')).toContainText('Marta Olsson');
  await site.open('/board');
  await expect(site.page.getByText('Marta Olsson').first()).toBeVisible();

  await site.open('/browse/DEV-2');
  await site.button('Edit Account manager').click();
  await pick(site, 'Account manager', 'Alva Brandt');
  await site.button('Confirm').click();
  await expect(group(site, 'Account manager')).toContainText('Alva Brandt');
  await site.open(`/issues?jql=${encodeURIComponent('"Account manager" = currentUser()')}`);
  await expect(site.page.getByRole('link', { name: 'DEV-2', exact: true })).toBeVisible();
  await expect(site.page.getByRole('link', { name: 'DEV-1', exact: true })).toHaveCount(0);
});

test('several people are chosen in a form, by account IDs where the source has them', async ({ site, host }) => {
  const datasourceId = await saveDatasource(host, 'Accounts');
  await connectField(host, 'Contacts', {
    datasourceId,
    path: 'employees',
    items: '$.items[*]',
    key: 'jiraAccountId',
    label: '{{name}}',
  });
  await site.open('/?as=agent');
  await site.button('Create').click();
  const dialog = site.page.getByRole('dialog');
  await dialog.getByLabel('Summary').fill('Whom to ask');
  await pick(site, 'Contacts', 'Pierre Aubert');
  await expect(group(site, 'Contacts').getByText('Pierre Aubert', { exact: true })).toBeVisible();
  await pick(site, 'Contacts', 'Lukas Brandt');
  await expect(dialog.getByText('Lukas Brandt is not chosen')).toBeVisible();
  await expect(dialog.getByText(/is deactivated/)).toBeVisible();
  await pick(site, 'Contacts', 'Nia Mwangi');
  await expect(dialog.getByText('Lukas Brandt is not chosen')).toHaveCount(0);
  await expect(group(site, 'Contacts').getByText('Nia Mwangi', { exact: true })).toBeVisible();
  // The list of a select for several values stays open until it is left.
  await group(site, 'Contacts').getByRole('combobox').press('Tab');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toBeHidden();
  await site.page.getByRole('button', { name: 'View' }).click();
  await expect(group(site, 'Contacts')).toContainText('Pierre Aubert');
  await expect(group(site, 'Contacts')).toContainText('Nia Mwangi');
});

test('a read-only user is shown and stored as a Jira account, and who has none is told', async ({ site, host }) => {
  test.setTimeout(90_000);
  const datasourceId = await saveDatasource(host, 'Responsible people');
  await bindField(host, 'Responsible', datasourceId, {
    query: { path: 'employees' },
    extraction: { items: '$.items[3]', key: '', label: '{{email}}' },
    value: { kind: 'user' },
    storesOnChange: true,
  });
  await site.open('/browse/DEV-1');
  await expect(group(site, 'Responsible')).toContainText('does not show its e-mail address');
  expect(await breaches(site.page)).toEqual([]);

  await site.open('/settings/fields');
  await site.page.getByRole('link', { name: /Edit configuration of Responsible/ }).click();
  await site.textbox('Where the row is').fill('$.items[2]');
  await site.textbox('Value').fill('{{name}}');
  await expect(site.page.getByText(/names no person/)).toBeVisible();
  await site.textbox('Value').fill('{{email}}');
  await expect(site.page.getByText('Value: marta.olsson@example.com')).toBeVisible();
  await site.button('Save').click();
  await expect(site.page.getByText(/is configured/).first()).toBeVisible();
  await site.open('/browse/DEV-1');
  await expect(group(site, 'Responsible')).toContainText('Marta Olsson');

  await site.button('Create').click();
  const dialog = site.page.getByRole('dialog');
  await dialog.getByLabel('Summary').fill('Who is responsible?');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toBeHidden();
  const jql = encodeURIComponent('Responsible = "712020:0a1b2c3d-aaaa-4000-8000-000000000001"');
  await expect(async () => {
    await site.open(`/issues?jql=${jql}`);
    await expect(site.page.getByText('Who is responsible?')).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
});

test('whom the source names no more, and who is not active any more, is marked on the issue and kept', async ({
  site,
  host,
}) => {
  const datasourceId = await saveDatasource(host, 'Staff of today');
  await bindField(host, 'Contacts', datasourceId, {
    query: { path: 'employees' },
    extraction: { items: '$.items[?@.name == "Pierre Aubert"]', key: 'jiraAccountId', label: '{{name}}' },
    behaviour: { labels: 'present' },
  });
  const { users } = (await host.call('GET', '/_site/state')) as SiteState;
  const people = ['Pierre Aubert', 'Nia Mwangi', 'Lukas Brandt'].map((name) => ({
    accountId: users.find(({ displayName }) => displayName === name)?.accountId,
  }));
  await host.call('PUT', '/_site/issues/DEV-3', { fields: { [await fieldIdOf(host, 'Contacts')]: people } });
  await site.open('/browse/DEV-3');
  const contacts = group(site, 'Contacts');
  await expect(contacts).toContainText(/Pierre Aubert\s*NM\s*Nia Mwangi\s*No longer offered; kept\s*LB\s*Lukas Brandt/);
  await expect(contacts).toContainText('Account no longer active; kept');
  expect(await breaches(site.page)).toEqual([]);
  await site.page.setViewportSize({ width: 360, height: 740 });
  await expect(contacts.getByText('Account no longer active; kept')).toBeVisible();
});
