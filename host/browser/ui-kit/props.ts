type Props = Record<string, unknown>;

/** Reads a text prop. Numbers count as text, as in JSX. */
export function text(props: Props, name: string): string | undefined {
  const value = props[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

export function flag(props: Props, name: string): boolean {
  return props[name] === true || props[name] === 'true';
}

/** Three-valued: undefined means that the app leaves the choice to the component. */
export function optionalFlag(props: Props, name: string): boolean | undefined {
  return typeof props[name] === 'boolean' ? props[name] : undefined;
}

export function number(props: Props, name: string): number | undefined {
  const value = props[name];
  if (typeof value === 'string' && value !== '' && Number.isFinite(Number(value))) return Number(value);
  return typeof value === 'number' ? value : undefined;
}

export function oneOf<const T extends string>(
  props: Props,
  name: string,
  allowed: readonly T[],
  otherwise: NoInfer<T>,
): T {
  return allowed.find((candidate) => candidate === props[name]) ?? otherwise;
}

export function list(props: Props, name: string): unknown[] {
  const value = props[name];
  return Array.isArray(value) ? (value as unknown[]) : [];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function records(props: Props, name: string): Record<string, unknown>[] {
  return list(props, name).filter(isRecord);
}

/** The object without its undefined members, as `exactOptionalPropertyTypes` wants it. */
export function given<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/**
 * Calls a function prop of the app as Forge does: later, with copies of the arguments, never with live objects. What it throws
 * goes to the console, as in a browser. Resolves to its answer, or undefined when there is no such function.
 */
export async function call(props: Props, name: string, ...values: unknown[]): Promise<unknown> {
  const handler = props[name];
  if (typeof handler !== 'function') return undefined;
  const copies = values.map((value) => structuredClone(value));
  await Promise.resolve();
  try {
    return await (handler as (...args: unknown[]) => unknown)(...copies);
  } catch (error) {
    console.error(`The app's ${name} failed.`, error);
    return undefined;
  }
}

/** Whether the app passed a function under that name. */
export function handles(props: Props, name: string): boolean {
  return typeof props[name] === 'function';
}

/** `aria-*` and test attributes, passed through as the app wrote them. */
export function accessible(props: Props): Record<string, string> {
  const attributes = Object.entries(props).filter(
    ([name, value]) => name.startsWith('aria-') && (typeof value === 'string' || typeof value === 'boolean'),
  );
  const testId = text(props, 'testId');
  return {
    ...Object.fromEntries(attributes.map(([name, value]) => [name, String(value)])),
    ...(testId === undefined ? {} : { 'data-testid': testId }),
  };
}
