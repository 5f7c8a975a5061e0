import { useEffect, useState, type ReactNode } from 'react';
import TextFieldInput from '@atlaskit/textfield';
import type { Drawn } from './drawing';
import { inputEvent } from './input-event';
import { accessible, call, flag, given, text } from './props';

function Moment({ node, type }: Drawn & { type: 'date' | 'time' }): ReactNode {
  const { props } = node;
  const fromApp = text(props, 'value');
  const [shown, setShown] = useState(fromApp ?? text(props, 'defaultValue') ?? '');
  useEffect(() => {
    if (fromApp !== undefined) setShown(fromApp);
  }, [fromApp]);
  return (
    <TextFieldInput
      type={type}
      value={shown}
      width={176}
      isDisabled={flag(props, 'isDisabled')}
      isInvalid={flag(props, 'isInvalid')}
      isRequired={flag(props, 'isRequired')}
      {...given({
        id: text(props, 'id'),
        name: text(props, 'name'),
        min: text(props, 'minDate'),
        max: text(props, 'maxDate'),
      })}
      {...accessible(props)}
      onChange={(event) => {
        setShown(event.currentTarget.value);
        void call(props, 'onChange', event.currentTarget.value);
      }}
      onBlur={(event) => void call(props, 'onBlur', inputEvent(event))}
      onFocus={(event) => void call(props, 'onFocus', inputEvent(event))}
    />
  );
}

/** The browser's own date input: ISO dates in and out as in UI Kit, another calendar than Atlaskit's. */
export function DatePicker({ node }: Drawn): ReactNode {
  return <Moment node={node} type="date" />;
}

export function TimePicker({ node }: Drawn): ReactNode {
  return <Moment node={node} type="time" />;
}

/** A month to choose a day from, as the browser's date input. */
export function Calendar({ node }: Drawn): ReactNode {
  const { props } = node;
  return (
    <TextFieldInput
      type="date"
      width={176}
      aria-label="Date"
      {...accessible(props)}
      onChange={(event) => {
        const iso = event.currentTarget.value;
        const [year, month, day] = iso.split('-').map(Number);
        void call(props, 'onSelect', { iso, year, month, day });
      }}
    />
  );
}
