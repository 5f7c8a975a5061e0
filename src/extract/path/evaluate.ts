import { jsonpath, type JSONPathQuery } from 'json-p3';
import type { Json } from '../../contract/json';
import { extractLimits } from '../limits';
import { compileTest, type CompileQuery, type Scene, type Test } from './filter';
import { isObject } from './member-names';

const { selectors, expressions } = jsonpath;

type Selector =
  | { kind: 'name'; name: string }
  | { kind: 'index'; index: number }
  | { kind: 'slice'; start: number | undefined; stop: number | undefined; step: number }
  | { kind: 'all' }
  | { kind: 'filter'; test: Test };

/** One step of a path: `descends` for `..`. */
export type Segment = { descends: boolean; selectors: Selector[] };

/** Thrown to `rowsIn` when an answer nests deeper than a path may follow it. */
export class TooDeep extends Error {}

/** The steps of a parsed path. */
export function segmentsOf(query: JSONPathQuery): Segment[] {
  return query.segments.map((segment) => ({
    // `..` is the one segment that is not a child segment.
    descends: segment.toString().startsWith('..'),
    selectors: segment.selectors.map(selectorOf),
  }));
}

function selectorOf(selector: JSONPathQuery['segments'][number]['selectors'][number]): Selector {
  if (selector instanceof selectors.NameSelector) return { kind: 'name', name: selector.name };
  if (selector instanceof selectors.IndexSelector) return { kind: 'index', index: selector.index };
  if (selector instanceof selectors.SliceSelector) {
    const { start, stop, step = 1 } = selector;
    return { kind: 'slice', start, stop, step };
  }
  if (selector instanceof selectors.FilterSelector)
    return { kind: 'filter', test: compileTest(selector.expression, queryInFilter) };
  return { kind: 'all' };
}

const queryInFilter: CompileQuery = (query) => {
  const segments = segmentsOf(query.path);
  const isAbsolute = query instanceof expressions.RootQuery;
  return (scene, max) => nodes(segments, { ...scene, current: isAbsolute ? scene.root : scene.current }, max);
};

/**
 * The values that a path finds, in the order of RFC 9535 §2.1.2, `max` of them at most: what lies beyond is never looked
 * at. Nothing of the answer is copied or changed. Every value that is looked at is counted.
 */
export function nodes(segments: readonly Segment[], { root, current, work }: Scene, max: number): readonly Json[] {
  const found: Json[] = [];
  const scene = { root, current, work };
  follow(0, current);
  return found;

  /** Applies the steps from `at` on; answers false once there is enough. */
  function follow(at: number, value: Json): boolean {
    const segment = segments[at];
    if (segment === undefined) return found.push(value) < max;
    return segment.descends ? descend(segment, at, value, 0) : select(segment, at, value);
  }

  function descend(segment: Segment, at: number, value: Json, depth: number): boolean {
    if (typeof value !== 'object' || value === null) return true;
    if (depth > extractLimits.depth) throw new TooDeep();
    return select(segment, at, value) && eachChild(value, (child) => descend(segment, at, child, depth + 1));
  }

  function select(segment: Segment, at: number, value: Json): boolean {
    return segment.selectors.every((selector) => apply(selector, at + 1, value));
  }

  function apply(selector: Selector, next: number, value: Json): boolean {
    work.spend(1);
    switch (selector.kind) {
      case 'name':
        return isObject(value) && Object.hasOwn(value, selector.name)
          ? follow(next, value[selector.name] ?? null)
          : true;
      case 'index': {
        const child = Array.isArray(value) ? value.at(selector.index) : undefined;
        return child === undefined ? true : follow(next, child);
      }
      case 'slice':
        return Array.isArray(value) ? slice(value, selector, (child) => follow(next, child)) : true;
      case 'all':
        return eachChild(value, (child) => follow(next, child));
      case 'filter':
        return eachChild(value, (child) => {
          scene.current = child;
          return selector.test(scene) ? follow(next, child) : true;
        });
    }
  }

  function slice(
    list: readonly Json[],
    { start, stop, step }: Extract<Selector, { kind: 'slice' }>,
    use: (child: Json) => boolean,
  ): boolean {
    const { length } = list;
    const normal = (index: number): number => (index < 0 ? length + index : index);
    const [lowest, highest] = step > 0 ? [0, length] : [-1, length - 1];
    const bounded = (index: number): number => Math.min(Math.max(normal(index), lowest), highest);
    const from = start === undefined ? (step > 0 ? 0 : length - 1) : bounded(start);
    const to = stop === undefined ? (step > 0 ? length : -1) : bounded(stop);
    for (let at = from; step > 0 ? at < to : step < 0 && at > to; at += step) {
      work.spend(1);
      if (!use(list[at] ?? null)) return false;
    }
    return true;
  }

  function eachChild(value: Json, use: (child: Json) => boolean): boolean {
    if (Array.isArray(value)) {
      for (const child of value) {
        work.spend(1);
        if (!use(child)) return false;
      }
    } else if (isObject(value)) {
      for (const name in value) {
        work.spend(1);
        if (Object.hasOwn(value, name) && !use(value[name] ?? null)) return false;
      }
    }
    return true;
  }
}
