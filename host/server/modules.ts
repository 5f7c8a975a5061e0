import { ruleModules, type Manifest, type RuleKind } from '../platform/manifest';
import type { Translate } from '../platform/translations';
import type { AppModule } from '../protocol';

/** The modules that pages can open, as the manifest declares them, with their texts in the language of `locale`. */
export function modulesOf(
  { modules }: Manifest,
  options: { translate: Translate; locale: string; fieldTypeOf: (field: { type: string }) => string },
): AppModule[] {
  const { translate, locale, fieldTypeOf } = options;
  return [
    ...(modules['jira:adminPage'] ?? []).map(({ key, title, resource = '', useAsConfig, useAsGetStarted }) => ({
      kind: 'adminPage' as const,
      key,
      title: translate(title, locale),
      resource,
      place:
        useAsConfig === true
          ? ('configure' as const)
          : useAsGetStarted === true
            ? ('get-started' as const)
            : ('sidebar' as const),
    })),
    ...(modules['jira:customFieldType'] ?? []).map((type) => ({
      kind: 'customFieldType' as const,
      key: type.key,
      fieldType: fieldTypeOf({ type: type.key }),
      name: translate(type.name, locale),
      description: translate(type.description ?? '', locale),
      dataType: type.type,
      isReadOnly: type.readOnly === true,
      collection: type.collection ?? ('none' as const),
      view: {
        resource: type.view?.resource ?? null,
        experience: type.view?.experience ?? [],
        formatter: type.view?.formatter?.expression ?? '',
      },
      edit: {
        resource: type.edit?.resource ?? null,
        experience: type.edit?.experience ?? [],
      },
      contextConfig: type.contextConfig?.resource === undefined ? null : { resource: type.contextConfig.resource },
    })),
    ...(modules.action ?? []).map(({ key, name, description, config }) => ({
      kind: 'action' as const,
      key,
      name,
      description,
      resource: config?.resource ?? null,
    })),
    ...(Object.keys(ruleModules) as RuleKind[]).flatMap((rule) =>
      (modules[ruleModules[rule]] ?? []).map(({ key, name, description, create, edit }) => ({
        kind: 'workflowRule' as const,
        key,
        rule,
        name: translate(name, locale),
        description: translate(description, locale),
        create: create?.resource ?? null,
        edit: edit?.resource ?? null,
      })),
    ),
  ];
}
