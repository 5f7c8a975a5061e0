import type { TemplateProblem } from '../../../contract/template-problem';
import { quoted } from './quoted';

const variables = 'input, issue.key, issue.id, project.key, issueType, user.accountId';

/** What is wrong with a template, where, and a form that would work. */
export function templateProblem(problem: TemplateProblem): string {
  const instead = problem.instead === null ? '' : ` Write for example ${quoted(problem.instead)}.`;
  return `${reason(problem)}${problem.index === null ? '' : ` (character ${problem.index + 1})`}.${instead}`;
}

function reason({ reason: why, detail }: TemplateProblem): string {
  switch (why) {
    case 'too-long':
      return `The template is longer than ${detail} characters`;
    case 'character':
      return detail === null
        ? 'A character that cannot be shown has no place in an address'
        : `The character ${detail} has no place in an address`;
    case 'percent':
      return 'A percent sign is written %25';
    case 'whole-address':
      return 'Write what follows the base URL, without the base URL itself';
    case 'closes-none':
      return 'A } closes no {';
    case 'not-closed':
      return 'A { is not closed by }';
    case 'unencoded':
      return `With ${detail} a value could change the address`;
    case 'operator':
      return `${quoted(`{${detail}…}`)} is not offered: there are {x}, {/x}, {?x} and {&x}`;
    case 'query-begun':
      return 'The query has begun: a further parameter starts with &';
    case 'query-not-begun':
      return 'No query has begun: the first parameter starts with ?';
    case 'path-after-query':
      return 'A part of the path stands before the query';
    case 'prefix':
      return 'A value cannot be cut to its first characters';
    case 'list-in-text':
      return 'A list is sent as a parameter that is repeated';
    case 'pair-outside-query':
      return 'A parameter of another name stands behind ? or &; elsewhere write the name before the brace';
    case 'variable-unknown':
      return `There is no value called ${quoted(detail ?? '')}: known are ${variables} and fields.ID`;
    case 'variable-missing':
      return 'The braces name no value';
    case 'rule-unknown':
      return `Behind | stands one of the rules ${detail}`;
    case 'rule-needed':
      return 'Here a value is a part of a query, and could end its text and go on as a condition. Name the rule of that language; plain is for a text that is no query';
    case 'cursor-unused':
      return 'The cursor of a page is put in here, and no page is asked for by a cursor. Choose a cursor as the way to more pages';
    case 'position-unused':
      return 'The position of a page is put in here, and nothing counts pages. Choose page number or offset, and write {paging.position} where it goes';
    case 'rule-in-body-only':
      return `The rule ${detail} is for a value that stands alone in a JSON body`;
    case 'not-json':
      return 'From here on the body is no JSON: values stand inside of texts';
    case 'no-input':
      return 'To let the API search, say where the typed text goes. Where its search parameter is called q, write {?q=input}';
    case 'label-member-missing':
      return 'The double braces name no member of the row';
    case 'label-section':
      return `${quoted(`{{${detail}`)} is not offered: only values are`;
    case 'label-names-none':
      return 'The template names no member of the row: names stand in double braces, as in {{name}}';
    case 'label-members':
      return `The template names more than ${detail} members`;
    case 'label-unreadable':
      return 'This is no name of a member';
  }
}
