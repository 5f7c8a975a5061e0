import type { PathProblem } from '../../../contract/path-problem';
import { quoted } from './quoted';

/** What is wrong with a path to rows or to one value, where, and a form that would work. */
export function pathProblem(problem: PathProblem): string {
  const instead = problem.instead === null ? '' : ` ${quoted(problem.instead)} can be read.`;
  return `${reason(problem)}${problem.index === null ? '' : ` (character ${problem.index + 1})`}.${instead}`;
}

function reason({ reason: why, detail }: PathProblem): string {
  switch (why) {
    case 'too-long':
      return `The path is longer than ${detail} characters`;
    case 'no-dollar':
      return 'A path into JSON starts with $, as in $.data[*]';
    case 'ends-early':
      return 'The path ends where a name is expected';
    case 'name-in-brackets':
      return 'A name with a space or a special character stands in brackets and quotes';
    case 'bracket-open':
      return 'A bracket is not closed by ]';
    case 'quote-open':
      return 'A quotation mark is not closed';
    case 'function-unknown':
      return `There is no function ${quoted(detail ?? '')} here: length, count and value are offered`;
    case 'function-use':
      return 'A function is used in a way that gives no result: length(@.name) and value(@.id) are compared, count(@.*) counts';
    case 'filter':
      return 'The filter cannot be read; one is written [?@.active==true] or [?@.type=="site"]';
    case 'number':
      return 'This is no number that a path can hold';
    case 'escape':
      return 'The backslash stands before a character that needs none';
    case 'unexpected':
      return 'After a name come a dot, a bracket or the end';
    case 'descendants':
      return `A path may use the two dots of a search ${detail} times at most: each looks through the whole answer again`;
    case 'filters':
      return `A path may use ${detail} filters at most`;
    case 'selectors':
      return 'The lists in brackets multiply to more than can be followed';
    case 'filter-root':
      return 'Inside of a filter, $ may lead to one value only; @ is the row';
    case 'not-one':
      return 'The path must lead to one value, as in $.next, without a star, two dots or a filter';
    case 'elements-missing':
      return 'Name the elements that are the rows, as in customers/customer';
    case 'element-path':
      return 'An XML answer takes names of elements divided by slashes, as in customers/customer';
    case 'element-name':
      return 'Between two slashes the name of an element is missing';
  }
}
