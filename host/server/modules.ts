import type { Manifest } from '../platform/manifest';
import type { AppModule } from '../protocol';

/** The modules that pages can open, as the manifest declares them. */
export function modulesOf(manifest: Manifest): AppModule[] {
  const { modules } = manifest;
  return [
    ...(modules['jira:adminPage'] ?? []).map(({ key, title, resource = '' }) => ({
      kind: 'adminPage' as const,
      key,
      title,
      resource,
    })),
    ...(modules['jira:customFieldType'] ?? []).map((type) => ({
      kind: 'customFieldType' as const,
      key: type.key,
      name: type.name,
      description: type.description ?? '',
      collection: type.collection ?? ('none' as const),
      view: {
        resource: type.view?.resource ?? null,
        experience: type.view?.experience ?? ['issue-view'],
        formatter: type.view?.formatter?.expression ?? '',
      },
      edit: {
        resource: type.edit?.resource ?? null,
        experience: type.edit?.experience ?? ['issue-create', 'issue-view'],
        isInline: type.edit?.isInline ?? false,
      },
      contextConfig: type.contextConfig?.resource === undefined ? null : { resource: type.contextConfig.resource },
    })),
  ];
}
