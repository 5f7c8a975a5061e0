import type { ReactNode } from 'react';
import { contextConfigExtension } from '../../jira/field-extension';
import type { CustomField } from '../../protocol';
import { AppFrame } from '../bridge/app-frame';
import { Breadcrumbs } from '../shell/breadcrumbs';
import { go } from '../site/router';
import { useSession } from '../site/session';
import { isRecord } from '../ui-kit/props';
import { moduleOf, submitTimeoutMs } from './field-extension';
import { NotFound } from './not-found';
import { SettingsFrame } from './settings-frame';

/** The app's configuration page for one context of a field (`contextConfig`). */
export function FieldContextPage({ fieldId, contextId }: { fieldId: string; contextId: string }): ReactNode {
  const { site, api, reload, showFlag } = useSession();
  const field = site.fields.find((candidate) => candidate.id === fieldId);
  const context = field?.contexts.find((candidate) => candidate.id === contextId);
  const module = field && moduleOf(site, field);
  if (!field || !context || !module?.contextConfig) return <NotFound what="field context" />;
  const submit = async (payload: unknown): Promise<void> => {
    const submitted = isRecord(payload) ? payload : {};
    const body = { configuration: submitted['configuration'] ?? null, schema: submitted['schema'] ?? null };
    const path = `/_site/fields/${encodeURIComponent(field.id)}/contexts/${encodeURIComponent(context.id)}`;
    await api<CustomField>('PUT', path, body, AbortSignal.timeout(submitTimeoutMs));
    await reload();
    showFlag({
      id: 'configured',
      type: 'success',
      title: `${field.name} is configured`,
      actions: [],
      isAutoDismiss: true,
    });
    go('/settings/fields');
  };
  return (
    <SettingsFrame>
      <Breadcrumbs up={{ to: '/settings/fields', name: 'Fields' }} here={field.name} />
      <h1>
        {field.name}: {context.name}
      </h1>
      <AppFrame
        key={`${field.id}-${context.id}`}
        module={module.key}
        resource={module.contextConfig.resource}
        extension={contextConfigExtension(field, module.fieldType, context)}
        minHeight={320}
        submit={submit}
        close={() => go('/settings/fields')}
      />
    </SettingsFrame>
  );
}
