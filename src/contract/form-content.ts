import { formInputNames, formInputs, inputDeclared, type FormInput } from './form-inputs';
import type { NamedValue } from './oauth-settings';

type ContentOf<Input> = Input extends { choices: readonly (infer Choice)[] }
  ? Choice
  : Input extends { as: 'rows' }
    ? NamedValue[]
    : string;

/** A datasource's form as it is typed: numbers and lists are texts. No secret fits in here. */
export type FormContent = { [Input in FormInput]: ContentOf<(typeof formInputs)[Input]> };

/** The form of a datasource that is about to be created. */
export const emptyContent = Object.fromEntries(
  formInputNames.map((input) => {
    const declared = inputDeclared(input);
    return [input, declared.as === 'rows' ? [] : declared.initial];
  }),
) as unknown as FormContent;

/** The inputs that take any text; the others offer choices or hold rows. */
export type TextInputName = {
  [Input in FormInput]: (typeof formInputs)[Input]['as'] extends 'text' ? Input : never;
}[FormInput];
export const textInputNames = formInputNames.filter((name): name is TextInputName => formInputs[name].as === 'text');
