import type { ReactNode } from 'react';
import { match, usePath } from '../site/router';
import { FieldContextPage } from './field-context';
import { FieldsPage } from './fields';
import { AutomationPage } from './automation';
import { BoardPage } from './board';
import { IssuePage } from './issue';
import { IssuesPage } from './issues';
import { ManageAppsPage } from './manage-apps';
import { NotFound } from './not-found';
import { PortalForm } from './portal-form';
import { PortalHome } from './portal-home';
import { PortalRequest } from './portal-request';
import { AppPage } from './app-page';
import { InvocationsPage } from './invocations';
import { FaultsPage } from './faults';
import { SandboxPage } from './sandbox';
import { StoragePage } from './storage';
import { WorkflowsPage } from './workflows';
import { YourWork } from './your-work';

const routes: [pattern: string, page: (parts: Record<string, string>) => ReactNode][] = [
  ['/', () => <YourWork />],
  ['/issues', () => <IssuesPage />],
  ['/board', () => <BoardPage />],
  ['/browse/:key', ({ key = '' }) => <IssuePage key={key} issueKey={key} />],
  ['/settings', () => <AppPage moduleKey={null} />],
  ['/settings/apps/:module/*', ({ module = '' }) => <AppPage key={module} moduleKey={module} />],
  ['/settings/manage-apps', () => <ManageAppsPage />],
  ['/settings/fields', () => <FieldsPage />],
  ['/settings/automation', () => <AutomationPage />],
  ['/settings/workflows', () => <WorkflowsPage />],
  [
    '/settings/fields/:field/contexts/:context',
    ({ field = '', context = '' }) => <FieldContextPage fieldId={field} contextId={context} />,
  ],
  ['/portal', () => <PortalHome />],
  ['/portal/create/:project', ({ project = '' }) => <PortalForm key={project} projectKey={project} />],
  ['/portal/:key', ({ key = '' }) => <PortalRequest key={key} issueKey={key} />],
  ['/sandbox', () => <SandboxPage />],
  ['/sandbox/invocations', () => <InvocationsPage />],
  ['/sandbox/storage', () => <StoragePage />],
  ['/sandbox/faults', () => <FaultsPage />],
];

/** The page of the current address. */
export function Page(): ReactNode {
  const path = usePath();
  for (const [pattern, page] of routes) {
    const parts = match(pattern, path);
    if (parts) return page(parts);
  }
  return <NotFound />;
}
