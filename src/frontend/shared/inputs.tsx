import {
  Box,
  Checkbox,
  ErrorMessage,
  HelperMessage,
  Label,
  RequiredAsterisk,
  Select,
  TextArea,
  Textfield,
} from '@forge/react';
import React from 'react';

/** What all inputs share. `id` also names the input in problems and focus. */
type Common = {
  id: string;
  label: string;
  help?: string | undefined;
  problem?: string | null | undefined;
  /** Raised to bring the input into focus: a change draws it anew, focused. Zero: leave the focus alone. */
  focus?: number | undefined;
};

/**
 * Text inputs keep what is typed themselves and only report it: between a page and Jira every key stroke takes a while,
 * and an input that waited for its value to come back would lose letters. A new `revision` shows `value` afresh.
 */
type TextInputProps = Common & {
  value: string;
  onChange: (value: string) => void;
  onLeave?: (() => void) | undefined;
  revision: number;
  placeholder?: string | undefined;
  type?: 'text' | 'password' | 'number' | 'date' | 'url' | 'search';
  isRequired?: boolean;
  isMonospaced?: boolean;
};

type TypingEvent = { target: { value?: unknown } };

function typed(event: TypingEvent): string {
  return typeof event.target.value === 'string' ? event.target.value : '';
}

function Below({ help, problem }: Pick<Common, 'help' | 'problem'>): React.JSX.Element | null {
  if (problem !== null && problem !== undefined) return <ErrorMessage>{problem}</ErrorMessage>;
  return help === undefined ? null : <HelperMessage>{help}</HelperMessage>;
}

function drawnAs({ revision, focus = 0 }: { revision: number; focus?: number | undefined }): string {
  return `${revision}.${focus}`;
}

/** The label of an input; one that has to be filled in is marked. */
function Name({ id, label, isRequired }: Pick<TextInputProps, 'id' | 'label' | 'isRequired'>): React.JSX.Element {
  return (
    <Label labelFor={id}>
      {label}
      {isRequired === true ? <RequiredAsterisk /> : null}
    </Label>
  );
}

export function TextInput(props: TextInputProps): React.JSX.Element {
  const invalid = props.problem !== null && props.problem !== undefined;
  return (
    <Box>
      <Name {...props} />
      <Textfield
        key={drawnAs(props)}
        id={props.id}
        name={props.id}
        type={props.type ?? 'text'}
        defaultValue={props.value}
        placeholder={props.placeholder ?? ''}
        isRequired={props.isRequired ?? false}
        isMonospaced={props.isMonospaced ?? false}
        isInvalid={invalid}
        aria-invalid={invalid}
        autoFocus={(props.focus ?? 0) > 0}
        onChange={(event) => props.onChange(typed(event))}
        onBlur={() => props.onLeave?.()}
      />
      <Below help={props.help} problem={props.problem} />
    </Box>
  );
}

export function TextAreaInput(props: TextInputProps & { rows?: number }): React.JSX.Element {
  const invalid = props.problem !== null && props.problem !== undefined;
  return (
    <Box>
      <Name {...props} />
      <TextArea
        key={drawnAs(props)}
        id={props.id}
        name={props.id}
        defaultValue={props.value}
        placeholder={props.placeholder ?? ''}
        minimumRows={props.rows ?? 3}
        isMonospaced={props.isMonospaced ?? false}
        isRequired={props.isRequired ?? false}
        isInvalid={invalid}
        aria-invalid={invalid}
        autoFocus={(props.focus ?? 0) > 0}
        spellCheck={false}
        onChange={(event) => props.onChange(typed(event))}
        onBlur={() => props.onLeave?.()}
      />
      <Below help={props.help} problem={props.problem} />
    </Box>
  );
}

export type Choice<T extends string> = { value: T; label: string };

type ChoiceInputProps<T extends string> = Common & {
  value: T | null;
  choices: readonly Choice<T>[];
  onChange: (value: T) => void;
  placeholder?: string;
  isSearchable?: boolean;
  isRequired?: boolean;
};

export function ChoiceInput<T extends string>(props: ChoiceInputProps<T>): React.JSX.Element {
  const chosen = props.choices.find((choice) => choice.value === props.value) ?? null;
  return (
    <Box>
      <Name {...props} />
      <Select
        key={String(props.focus ?? 0)}
        inputId={props.id}
        name={props.id}
        options={[...props.choices]}
        value={chosen}
        placeholder={props.placeholder ?? ''}
        isSearchable={props.isSearchable ?? false}
        isRequired={props.isRequired ?? false}
        isInvalid={props.problem !== null && props.problem !== undefined}
        autoFocus={(props.focus ?? 0) > 0}
        onChange={(option: Choice<T> | null) => {
          if (option !== null) props.onChange(option.value);
        }}
      />
      <Below help={props.help} problem={props.problem} />
    </Box>
  );
}

type CheckInputProps = Pick<Common, 'id' | 'label' | 'help'> & {
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
};

export function CheckInput({ id, label, help, isChecked, onChange }: CheckInputProps): React.JSX.Element {
  return (
    <Box>
      <Checkbox
        id={id}
        name={id}
        value={id}
        label={label}
        isChecked={isChecked}
        onChange={(event) => onChange(event.target.checked === true)}
      />
      <Below help={help} />
    </Box>
  );
}
