import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isPagePath, sourceOf } from './bundle/entries';

type Members = Record<string, unknown>;
type Declared = { kind: string; key: string; module: Members };

const runtimes = ['nodejs22.x', 'nodejs24.x'];
const intervals = ['fiveMinute', 'hour', 'day', 'week'];

/**
 * What in a manifest keeps this host from running the app, one sentence each; none for one that runs. It asks for what the
 * host needs: Forge's own validator (`forge lint`) asks for more.
 */
export function problemsOf(manifest: unknown, appFolder: string): string[] {
  if (!isMembers(manifest)) return ['manifest.yml is no mapping: it needs app and modules.'];
  const { app, modules } = manifest;
  if (!isMembers(app))
    return ['manifest.yml has no app: it needs at least app.id, and app.runtime.name for functions.'];
  if (!isMembers(modules)) return ['manifest.yml has no modules: there is nothing to show or run.'];
  const declared = Object.entries(modules).flatMap(([kind, list]) =>
    listOf(list).map((module) => ({ kind, key: textOf(module, 'key'), module })),
  );
  return [
    ...appProblems(
      app,
      declared.some(({ kind }) => kind === 'function'),
    ),
    ...Object.entries(modules).flatMap(([kind, list]) => listProblems(kind, list)),
    ...keyProblems(declared),
    ...declared.flatMap((one) => functionProblems(one, declared, appFolder)),
    ...declared.flatMap((one) => pageProblems(one, resourcesOf(manifest), appFolder)),
  ];
}

function appProblems(app: Members, hasFunctions: boolean): string[] {
  const found: string[] = [];
  if (textOf(app, 'id') === '') {
    found.push(
      'app.id is missing. forge register writes one; here any will do, such as ari:cloud:ecosystem::app/11111111-0000-4000-8000-000000000000.',
    );
  }
  const runtime = isMembers(app['runtime']) ? textOf(app['runtime'], 'name') : '';
  if (hasFunctions && !runtimes.includes(runtime)) {
    found.push(
      `app.runtime.name is ${runtime === '' ? 'missing' : runtime}: functions run in ${runtimes.join(' or ')}.`,
    );
  }
  return found;
}

function listProblems(kind: string, list: unknown): string[] {
  if (!Array.isArray(list)) return [`modules.${kind} is no list: begin each module with a dash.`];
  const keyless = list.findIndex((module) => !isMembers(module) || textOf(module, 'key') === '');
  return keyless === -1 ? [] : [`modules.${kind}: module ${keyless + 1} has no key.`];
}

function keyProblems(declared: Declared[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { kind, key } of declared) {
    const name = kind === 'function' ? `function ${key}` : key;
    if (seen.has(name)) twice.add(key);
    seen.add(name);
  }
  return [...twice].map((key) => `The key ${key} stands twice: keys of modules are unique.`);
}

/** Functions without a file, and modules that name a function which nobody declares. */
function functionProblems({ kind, key, module }: Declared, declared: Declared[], appFolder: string): string[] {
  if (kind === 'function') {
    const handler = textOf(module, 'handler');
    const dot = handler.lastIndexOf('.');
    if (dot < 1)
      return [`The handler of function ${key} is ${handler || 'missing'}: it is FILE.EXPORT, such as index.handler.`];
    const file = handler.slice(0, dot);
    if (sourceOf(appFolder, file) !== null) return [];
    return [`The handler of function ${key} is ${handler}, and there is no src/${file}.ts, .tsx, .js, .jsx or .cjs.`];
  }
  const resolver = isMembers(module['resolver']) ? textOf(module['resolver'], 'function') : '';
  const wanted = [resolver, textOf(module, 'function')].filter((name) => name !== '');
  const found = wanted
    .filter((name) => !declared.some((other) => other.kind === 'function' && other.key === name))
    .map((name) => `${kind} ${key} names the function ${name}, which modules.function does not declare.`);
  if (kind === 'scheduledTrigger' && !intervals.includes(textOf(module, 'interval'))) {
    found.push(
      `scheduledTrigger ${key} has the interval ${textOf(module, 'interval') || '(none)'}: it is ${intervals.join(', ')}.`,
    );
  }
  if (kind === 'trigger' && !Array.isArray(module['events'])) found.push(`trigger ${key} has no list of events.`);
  if (kind === 'consumer' && textOf(module, 'queue') === '') found.push(`consumer ${key} names no queue.`);
  return found;
}

/** Pages whose resource is not declared, not there, or of the other kind than `render` says. */
function pageProblems({ kind, key, module }: Declared, resources: Map<string, string>, appFolder: string): string[] {
  const places: [string, unknown][] = [
    ['', module],
    ...['view', 'edit', 'create', 'config', 'contextConfig'].map((name): [string, unknown] => [
      ` ${name}`,
      module[name],
    ]),
  ];
  return places.flatMap(([place, page]) => {
    if (!isMembers(page) || textOf(page, 'resource') === '') return [];
    const where = `${kind} ${key}${place}`;
    const resource = textOf(page, 'resource');
    const path = resources.get(resource);
    if (path === undefined) return [`${where} names the resource ${resource}, which resources does not declare.`];
    const file = join(appFolder, path);
    if (!existsSync(file)) {
      return [
        `The resource ${resource} is ${path}, which does not exist.${isPagePath(path) ? '' : ' Build the Custom UI first.'}`,
      ];
    }
    const isNative = textOf(page, 'render') === 'native';
    if (isNative && kind.startsWith('jira:workflow')) {
      return [`${where} has render: native: rules of workflows are configured by Custom UI, not by UI Kit.`];
    }
    if (isNative && !isPagePath(path))
      return [`${where} has render: native, and its resource ${path} is no file of UI Kit.`];
    if (!isNative && isPagePath(path)) return [`${where} shows the UI Kit file ${path} and lacks render: native.`];
    if (!isNative && !(statSync(file).isDirectory() && existsSync(join(file, 'index.html')))) {
      return [`The resource ${resource} is ${path}, and there is no index.html in it. Build the Custom UI first.`];
    }
    return [];
  });
}

function resourcesOf(manifest: Members): Map<string, string> {
  return new Map(listOf(manifest['resources']).map((one) => [textOf(one, 'key'), textOf(one, 'path')]));
}

function listOf(value: unknown): Members[] {
  return Array.isArray(value) ? value.filter(isMembers) : [];
}

function textOf(of: Members, name: string): string {
  const value = of[name];
  return typeof value === 'string' ? value : '';
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
