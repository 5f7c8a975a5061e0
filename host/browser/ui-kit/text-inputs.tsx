import { type FormEvent, type ReactNode } from 'react';
import TextFieldInput from '@atlaskit/textfield';
import TextAreaInput from '@atlaskit/textarea';
import type { Drawn } from './drawing';
import { useEchoedValue } from './echoed-value';
import { Part } from './element';
import { inputEvent } from './input-event';
import { accessible, call, flag, given, number, oneOf, text } from './props';

function common(props: Record<string, unknown>) {
  return {
    ...given({
      id: text(props, 'id'),
      name: text(props, 'name'),
      placeholder: text(props, 'placeholder'),
      maxLength: number(props, 'maxLength'),
      minLength: number(props, 'minLength'),
    }),
    autoFocus: flag(props, 'autoFocus'),
    isCompact: flag(props, 'isCompact'),
    isDisabled: flag(props, 'isDisabled'),
    isInvalid: flag(props, 'isInvalid'),
    isMonospaced: flag(props, 'isMonospaced'),
    isReadOnly: flag(props, 'isReadOnly'),
    isRequired: flag(props, 'isRequired'),
    appearance: oneOf(props, 'appearance', ['standard', 'subtle', 'none'], 'standard'),
    ...accessible(props),
  };
}

/** The value, and handlers that tell the app; shared by both kinds of text input. */
function useTyping(props: Record<string, unknown>) {
  const [shown, type, settle] = useEchoedValue(text(props, 'value'), text(props, 'defaultValue') ?? '');
  return {
    value: shown,
    onChange: (event: FormEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      type(event.currentTarget.value);
      void call(
        props,
        'onChange',
        inputEvent({ type: event.type, timeStamp: event.timeStamp, target: event.currentTarget }),
      );
    },
    onBlur: (event: FormEvent) => {
      settle();
      void call(props, 'onBlur', inputEvent(event));
    },
    onFocus: (event: FormEvent) => void call(props, 'onFocus', inputEvent(event)),
  };
}

export function Textfield({ node }: Drawn): ReactNode {
  const { props } = node;
  const typing = useTyping(props);
  const type = oneOf(
    props,
    'type',
    ['text', 'number', 'tel', 'email', 'password', 'url', 'search', 'date', 'time'],
    'text',
  );
  return (
    <TextFieldInput
      {...common(props)}
      {...typing}
      type={type}
      // A browser's memory of what was typed elsewhere has no business in a secret or a URL.
      autoComplete={type === 'password' ? 'new-password' : 'off'}
      elemBeforeInput={<Part value={props['elemBeforeInput']} />}
      elemAfterInput={<Part value={props['elemAfterInput']} />}
      {...given({
        width: text(props, 'width'),
        min: text(props, 'min'),
        max: text(props, 'max'),
        pattern: text(props, 'pattern'),
      })}
    />
  );
}

export function TextArea({ node }: Drawn): ReactNode {
  const { props } = node;
  const typing = useTyping(props);
  return (
    <TextAreaInput
      {...common(props)}
      {...typing}
      resize={oneOf(props, 'resize', ['auto', 'vertical', 'horizontal', 'smart', 'none'], 'smart')}
      spellCheck={flag(props, 'spellCheck')}
      {...given({ minimumRows: number(props, 'minimumRows'), maxHeight: text(props, 'maxHeight') })}
    />
  );
}
