import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import AtlaskitCheckbox from '@atlaskit/checkbox';
import { Radio as AtlaskitRadio } from '@atlaskit/radio';
import AtlaskitToggle from '@atlaskit/toggle';
import type { Drawn } from './drawing';
import { inputEvent } from './input-event';
import { accessible, call, flag, given, list, number, oneOf, optionalFlag, records, text } from './props';

type Props = Record<string, unknown>;

/** A checked state that shows at once and follows the app's own answer. */
function useChecked(props: Props): [boolean, (checked: boolean) => void] {
  const fromApp = optionalFlag(props, 'isChecked');
  const [checked, setChecked] = useState(fromApp ?? flag(props, 'defaultChecked'));
  useEffect(() => {
    if (fromApp !== undefined) setChecked(fromApp);
  }, [fromApp]);
  return [checked, setChecked];
}

function handlers(props: Props) {
  return {
    onBlur: (event: FormEvent) => void call(props, 'onBlur', inputEvent(event)),
    onFocus: (event: FormEvent) => void call(props, 'onFocus', inputEvent(event)),
  };
}

function field(props: Props) {
  return {
    ...given({ id: text(props, 'id'), name: text(props, 'name'), value: text(props, 'value') }),
    isDisabled: flag(props, 'isDisabled'),
    ...accessible(props),
  };
}

export function Checkbox({ node }: Drawn): ReactNode {
  const { props } = node;
  const [checked, setChecked] = useChecked(props);
  return (
    <AtlaskitCheckbox
      {...field(props)}
      {...handlers(props)}
      {...given({ label: text(props, 'label') })}
      isChecked={checked}
      isIndeterminate={flag(props, 'isIndeterminate')}
      isInvalid={flag(props, 'isInvalid')}
      isRequired={flag(props, 'isRequired')}
      onChange={(event) => {
        setChecked(event.currentTarget.checked);
        void call(props, 'onChange', inputEvent(event));
      }}
    />
  );
}

export function Toggle({ node }: Drawn): ReactNode {
  const { props } = node;
  const [checked, setChecked] = useChecked(props);
  return (
    <AtlaskitToggle
      {...field(props)}
      {...handlers(props)}
      {...given({ label: text(props, 'label') })}
      size={oneOf(props, 'size', ['regular', 'large'], 'regular')}
      isChecked={checked}
      onChange={(event) => {
        setChecked(event.currentTarget.checked);
        void call(props, 'onChange', inputEvent(event));
      }}
    />
  );
}

export function CheckboxGroup({ node }: Drawn): ReactNode {
  const { props } = node;
  const fromApp = props['value'] === undefined ? undefined : list(props, 'value').map(String);
  const [own, setOwn] = useState(() => list(props, 'defaultValue').map(String));
  const values = fromApp ?? own;
  return (
    <div role="group" className="uik-choice-group" {...accessible(props)}>
      {records(props, 'options').map((option) => {
        const value = text(option, 'value') ?? '';
        return (
          <AtlaskitCheckbox
            key={value}
            name={text(props, 'name') ?? ''}
            value={value}
            {...given({ label: text(option, 'label') })}
            isChecked={values.includes(value)}
            isDisabled={flag(props, 'isDisabled') || flag(option, 'isDisabled')}
            onChange={(event) => {
              const next = event.currentTarget.checked ? [...values, value] : values.filter((other) => other !== value);
              setOwn(next);
              void call(props, 'onChange', next);
            }}
          />
        );
      })}
    </div>
  );
}

export function Radio({ node }: Drawn): ReactNode {
  const { props } = node;
  const [checked, setChecked] = useChecked(props);
  return (
    <AtlaskitRadio
      {...field(props)}
      {...handlers(props)}
      value={text(props, 'value') ?? ''}
      {...given({ label: text(props, 'label') })}
      isChecked={checked}
      isInvalid={flag(props, 'isInvalid')}
      isRequired={flag(props, 'isRequired')}
      onChange={(event) => {
        setChecked(event.currentTarget.checked);
        void call(props, 'onChange', inputEvent(event));
      }}
    />
  );
}

export function RadioGroup({ node }: Drawn): ReactNode {
  const { props } = node;
  const fromApp = text(props, 'value');
  const [own, setOwn] = useState(text(props, 'defaultValue'));
  useEffect(() => {
    if (fromApp !== undefined) setOwn(fromApp);
  }, [fromApp]);
  const name = text(props, 'name') ?? node.key;
  return (
    <div
      role="radiogroup"
      className="uik-choice-group"
      aria-required={flag(props, 'isRequired')}
      {...accessible(props)}
    >
      {records(props, 'options').map((option) => {
        const value = text(option, 'value') ?? '';
        return (
          <AtlaskitRadio
            key={value}
            name={text(option, 'name') ?? name}
            value={value}
            {...given({ label: text(option, 'label') })}
            isChecked={own === value}
            isDisabled={flag(props, 'isDisabled') || flag(option, 'isDisabled')}
            isInvalid={flag(props, 'isInvalid')}
            onChange={(event) => {
              setOwn(value);
              void call(props, 'onChange', inputEvent(event));
            }}
          />
        );
      })}
    </div>
  );
}

export function Range({ node }: Drawn): ReactNode {
  const { props } = node;
  const fromApp = number(props, 'value');
  const [own, setOwn] = useState(number(props, 'defaultValue') ?? 50);
  useEffect(() => {
    if (fromApp !== undefined) setOwn(fromApp);
  }, [fromApp]);
  return (
    <input
      type="range"
      className="uik-range"
      value={own}
      min={number(props, 'min') ?? 0}
      max={number(props, 'max') ?? 100}
      step={number(props, 'step') ?? 1}
      disabled={flag(props, 'isDisabled')}
      {...given({ id: text(props, 'id'), name: text(props, 'name') })}
      {...handlers(props)}
      onChange={(event) => {
        setOwn(event.currentTarget.valueAsNumber);
        void call(props, 'onChange', event.currentTarget.valueAsNumber);
      }}
      {...accessible(props)}
    />
  );
}
