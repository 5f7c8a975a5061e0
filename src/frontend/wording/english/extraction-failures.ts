import type { ExtractionFailure } from '../../../contract/failures';
import { notOfKind } from '../kind-words';
import { listed } from '../text';
import { fieldKinds } from './field-kinds';
import { pathProblem } from './path-problem';
import { quoted } from './quoted';
import { templateProblem } from './template-problem';

/** Why no options could be read from an answer that arrived. */
export function extractionFailure(failure: ExtractionFailure, locale = 'en'): string {
  switch (failure.code) {
    case 'content-invalid':
      return contentProblem(failure);
    case 'items-malformed':
      return `The path to the items cannot be read. ${pathProblem(failure)} Correct it, or choose one of the suggestions.`;
    case 'items-too-costly':
      return 'The path looks through the answer more often than it may. Write the steps to the rows one by one, such as $.data[*], instead of two dots or a filter.';
    case 'items-found-nothing':
      return `The answer arrived, but the path to the items finds nothing in it. ${members(failure.members, locale)} Correct the path, or choose one of the suggestions.`;
    case 'items-not-rows':
      return `The path to the items leads to ${failure.found}, not to a list of rows. Choose a path that ends at a list.`;
    case 'key-not-found':
      return `The rows have no such key. ${members(failure.members, locale)} Choose the member that never changes for a row.`;
    case 'label-malformed':
      return `The label’s template cannot be read. ${templateProblem(failure)}`;
    case 'label-empty':
      return `The label stays empty for every row. ${members(failure.members, locale)} Use one of them in double braces, such as {{name}}.`;
    case 'value-empty':
      return `The first row has nothing at the place of the value. ${members(failure.members, locale)} Use one of them in double braces, such as {{name}}.`;
    case 'value-not-of-kind':
      return notOfKind(fieldKinds[failure.kind], quoted(failure.found ?? ''));
  }
}

function members(names: readonly string[], locale: string): string {
  return names.length === 0
    ? 'There are no members to choose from.'
    : `There are: ${listed(names.slice(0, 12), locale)}.`;
}

function contentProblem(failure: Extract<ExtractionFailure, { code: 'content-invalid' }>): string {
  const kind = failure.content.toUpperCase();
  const detail = failure.detail === null ? '' : ` The reader said: ${quoted(failure.detail)}.`;
  switch (failure.problem) {
    case 'html':
      return `The API answered with a web page instead of ${kind}. Check the path and the authentication: this is often a sign-in page.${detail}`;
    case 'empty':
      return `The API answered with nothing instead of ${kind}. Check the path.${detail}`;
    case 'malformed':
      return `The API’s answer is not valid ${kind}. Choose another content, or ask the service to correct it.${detail}`;
    case 'too-deep':
      return `The API’s ${kind} is nested too deeply to be read safely. Ask for a flatter resource.${detail}`;
    case 'too-many':
      return `The API’s ${kind} consists of more values than can be read safely at once. Ask for fewer rows or fewer members.${detail}`;
    case 'binary':
      return `The API answered with a file (${failure.detail ?? ''}), not with ${kind}. Choose a path that answers with data.`;
    case 'entities':
      return `The API’s ${kind} declares entities of its own, which are not expanded for safety. The service must answer without them.${detail}`;
    case 'encoding':
      return `The characters of the API’s ${kind} cannot be decoded. The service must name its encoding in the content type.${detail}`;
  }
}
