import { jsonpath, type JSONPathQuery } from 'json-p3';
import type { PathReason } from '../contract/path-problem';

const { expressions, selectors } = jsonpath;

const descendantsAllowed = 2;
const filtersAllowed = 10;
const unionAllowed = 100;

/**
 * Why a path could take more than a few passes over an answer, or null if it cannot. Each rule stops one way to make
 * the work grow faster than the answer: `..` upon `..`, lists of selectors that multiply, and filters that search the
 * whole answer again for every element.
 */
export function pathCost(query: JSONPathQuery): { reason: PathReason; detail: string | null } | null {
  const count = { descendants: 0, filters: 0, union: 1 };
  if (!weigh(query, count)) return { reason: 'filter-root', detail: null };
  if (count.descendants > descendantsAllowed) return { reason: 'descendants', detail: String(descendantsAllowed) };
  if (count.filters > filtersAllowed) return { reason: 'filters', detail: String(filtersAllowed) };
  if (count.union > unionAllowed) return { reason: 'selectors', detail: null };
  return null;
}

type Count = { descendants: number; filters: number; union: number };

/** Answers false where a filter holds an absolute query that is not singular. */
function weigh(query: JSONPathQuery, count: Count): boolean {
  return query.segments.every((segment) => {
    if (segment.toString().startsWith('..')) count.descendants++;
    count.union *= segment.selectors.length;
    return segment.selectors.every((selector) => {
      if (!(selector instanceof selectors.FilterSelector)) return true;
      count.filters++;
      return weighExpression(selector.expression, count);
    });
  });
}

function weighExpression(expression: unknown, count: Count): boolean {
  if (expression instanceof expressions.LogicalExpression) return weighExpression(expression.expression, count);
  if (expression instanceof expressions.PrefixExpression) return weighExpression(expression.right, count);
  if (expression instanceof expressions.InfixExpression)
    return weighExpression(expression.left, count) && weighExpression(expression.right, count);
  if (expression instanceof expressions.FunctionExtension)
    return expression.args.every((argument) => weighExpression(argument, count));
  if (expression instanceof expressions.RootQuery) return expression.path.singularQuery();
  if (expression instanceof expressions.RelativeQuery) return weigh(expression.path, count);
  return true;
}
