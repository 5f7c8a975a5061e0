import type { PresetAnswers, PresetQuestion, ProviderPreset } from './providers';

/** What is wrong with an answer. */
export type PresetAnswerProblem =
  'missing' | 'not-a-host' | 'not-a-segment' | 'not-a-uri' | 'not-a-choice' | 'characters';

/**
 * The answer to a question, tidied: white space goes; of a pasted URL only the host stays where a host is asked; a pasted
 * Entra scope loses its `/.default` where the application ID URI is asked. An empty answer is the question's initial one.
 */
export function answerTo(question: PresetQuestion, answers: PresetAnswers): string {
  const typed = (answers[question.id] ?? '').trim();
  const text = typed === '' ? (question.initial ?? '') : typed;
  switch (question.kind) {
    case 'host':
      return text
        .replace(/^https?:\/\//i, '')
        .replace(/[/?#].*$/s, '')
        .toLowerCase();
    case 'uri':
      return text.replace(/\/\.default$/, '');
    case 'segment':
    case 'url':
    case 'text':
    case 'choice':
      return text;
  }
}

/** What is wrong with the answers, by question; empty when the preset can fill in everything. */
export function checkAnswers(
  preset: ProviderPreset,
  answers: PresetAnswers,
): Partial<Record<PresetQuestion['id'], PresetAnswerProblem>> {
  const problems = preset.questions.map((question) => [question.id, answerProblem(question, answers)] as const);
  return Object.fromEntries(problems.filter(([, problem]) => problem !== null));
}

/** What is wrong with one answer; null when it may be filled in. */
export function answerProblem(question: PresetQuestion, answers: PresetAnswers): PresetAnswerProblem | null {
  const answer = answerTo(question, answers);
  if (answer === '') return 'missing';
  if (answer.length > 2048 || /\p{Cc}/u.test(answer)) return 'characters';
  switch (question.kind) {
    case 'host':
      return isHost(answer) ? null : 'not-a-host';
    case 'segment':
      // Encoded when filled in; what is left out here could only be a mistake, or leave the path.
      return /^[^/?#\\%{}]+$/.test(answer) && !/^\.+$/.test(answer) ? null : 'not-a-segment';
    case 'uri':
      return /^[a-z][a-z0-9+.-]*:[\x21\x24-\x5b\x5d-\x7e]+$/i.test(answer) ? null : 'not-a-uri';
    case 'url':
      return URL.canParse(answer) && new URL(answer).protocol === 'https:' ? null : 'not-a-uri';
    case 'choice':
      return question.choices.includes(answer) ? null : 'not-a-choice';
    case 'text':
      return null;
  }
}

/** A DNS name of two labels or more with an optional port. What may be called at all is checked when the URL is saved. */
function isHost(text: string): boolean {
  const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
  return text.length <= 253 && new RegExp(`^${label}(\\.${label})*\\.[a-z][a-z0-9-]*[a-z0-9](:\\d{1,5})?$`).test(text);
}
