import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { wordingFor } from '../../src/frontend/wording';

type Node = { type: string; props: Record<string, unknown>; children: Node[] };
type Bridge = { callBridge: (command: string, payload?: unknown) => Promise<unknown> };

const words = wordingFor('en');

const places = {
  administration: { page: '../../src/frontend/admin/index', moduleKey: 'connected-fields-admin', extension: {} },
  'get started': { page: '../../src/frontend/admin/index', moduleKey: 'connected-fields-start', extension: {} },
  configuration: {
    page: '../../src/frontend/field-configuration/index',
    moduleKey: 'connected-select',
    extension: { fieldId: 'customfield_1', fieldContextId: 1 },
  },
  editor: {
    page: '../../src/frontend/field-edit/index',
    moduleKey: 'connected-select',
    extension: {
      fieldId: 'customfield_1',
      fieldValue: { key: 'a', label: 'Ada Lovelace' },
      renderContext: 'issue-view',
    },
  },
  'value on an issue': {
    page: '../../src/frontend/field-view/index',
    moduleKey: 'connected-select',
    extension: {
      fieldId: 'customfield_1',
      fieldValue: { key: 'a', label: 'Ada Lovelace' },
      renderContext: 'issue-view',
    },
  },
} as const;

let opened: keyof typeof places = 'administration';
let drawn: Node | null = null;
let called: string[] = [];
let without: string | null = null;

/** What Forge answers where it knows the command: a place, and functions that all refuse. */
function answer(command: string, place: (typeof places)[keyof typeof places]): unknown {
  switch (command) {
    case 'getContext':
      return { locale: 'en-GB', timezone: 'UTC', moduleKey: place.moduleKey, extension: place.extension };
    case 'createHistory':
      return { location: { pathname: '/' }, push: () => {}, replace: () => {}, listen: () => () => {} };
    case 'invoke':
      return { ok: false, error: { code: 'internal', reference: 'r-1' } };
    case 'on':
      return { unsubscribe: () => undefined };
    default:
      return true;
  }
}

const lost = (reason: unknown): void => {
  // `showFlag` of Forge's own package keeps its promise to itself; nothing can catch it.
  if (!String(reason).includes('showFlag')) unhandled.push(String(reason));
};
let unhandled: string[] = [];

beforeEach(() => {
  // What a page would do later it does while its test looks, or never.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  vi.resetModules();
  [drawn, called, without, unhandled] = [null, [], null, []];
  vi.stubGlobal('self', globalThis);
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('navigator', { language: 'en-GB' });
  // The frame's own, in which the code of a page runs.
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible', hidden: false }));
  vi.stubGlobal('__bridge', bridge);
  process.on('unhandledRejection', lost);
});
afterEach(() => {
  process.off('unhandledRejection', lost);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** One for all: Forge's own packages take hold of it when they are loaded, once. */
const bridge: Bridge = {
  callBridge: (command, payload) => {
    called.push(command);
    if (command === 'reconcile') drawn = (payload as { forgeDoc: Node }).forgeDoc;
    if (command === without) return Promise.reject(new Error(`There is no command ${command}.`));
    return Promise.resolve(answer(command, places[opened]));
  },
};

async function open(name: keyof typeof places): Promise<void> {
  opened = name;
  await import(places[name].page);
  await settled();
}

/** Until no render and no answer is on its way, what waits for people to stop typing included. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
  await vi.advanceTimersByTimeAsync(1_000);
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
}

function textsOf(node: Node | null): string[] {
  if (node === null) return [];
  const own = ['text', 'title', 'label', 'content'].flatMap((name) =>
    typeof node.props[name] === 'string' ? [node.props[name]] : [],
  );
  return [...own, ...node.children.flatMap(textsOf)];
}

function press(label: string): void {
  const find = (node: Node): Node | undefined =>
    node.type === 'Button' && textsOf(node).includes(label)
      ? node
      : node.children.map(find).find((found) => found !== undefined);
  const button = drawn === null ? undefined : find(drawn);
  (button?.props['onClick'] as (() => void) | undefined)?.();
}

const shown = (): string => textsOf(drawn).join('\n');
const sentence = /\p{L}+ .*\p{L}/u;

describe.each(Object.keys(places) as (keyof typeof places)[])('the page of %s', (name) => {
  test('shows a sentence, whichever of its commands Forge does not know', async () => {
    await open(name);
    const commands = [...new Set(called)].filter((command) => command !== 'reconcile');
    expect(commands).toContain('getContext');
    await expect.poll(shown).toMatch(sentence);
    for (const command of commands) {
      vi.resetModules();
      [drawn, without] = [null, command];
      await open(name);
      await expect.poll(shown, { message: `without ${command}` }).toMatch(sentence);
      if (command === 'getContext') expect(textsOf(drawn)).toContain(words.placeUnknown);
    }
    expect(unhandled).toEqual([]);
  });
});

test('getting started tells the way where Forge does not lead it', async () => {
  await open('get started');
  without = 'navigate';
  press(words.start.field.open);
  await settled();
  expect(called).toContain('navigate');
  expect(textsOf(drawn)).toContain(words.start.notOpened);
  expect(unhandled).toEqual([]);
});
