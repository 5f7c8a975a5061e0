import { formInputs } from '../../../../contract/form-inputs';
import type { Wording } from '../../../wording';

type Words = Wording['form'];
type WithChoices =
  'apiKeyIn' | 'bodyFormat' | 'scopeSeparator' | 'assertionAudience' | 'assertionScopeIn' | 'dpopUse' | 'dpopUnbound';
type Choice<Input extends WithChoices> = (typeof formInputs)[Input]['choices'][number];

/** What an input offers, in the words of the person. */
export function choicesOf<Input extends WithChoices>(
  input: Input,
  words: Words,
): { value: Choice<Input>; label: string }[] {
  const labels = words[input].choices as Record<Choice<Input>, string>;
  return (formInputs[input].choices as readonly Choice<Input>[]).map((value) => ({ value, label: labels[value] }));
}
