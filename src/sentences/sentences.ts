import type { RuleLanguage, TransitionRefusal } from '../contract/workflow-rule';
import { transitionRefusal as english } from './english';
import { transitionRefusal as german } from './german';

/** What functions say themselves, where no page of the app is there to put it into words. */
export type Sentences = { transitionRefusal: (refusal: TransitionRefusal) => string };

const languages: Record<RuleLanguage, Sentences> = {
  english: { transitionRefusal: english },
  german: { transitionRefusal: german },
};

export function sentencesIn(language: RuleLanguage): Sentences {
  return languages[language];
}
