import { useState, type ReactNode } from 'react';
import AtlaskitSelect, { createFilter } from '@atlaskit/select';
import type { Drawn } from './drawing';
import { accessible, call, flag, given, handles, isRecord, list, number, oneOf, optionalFlag, text } from './props';

type Option = { label: string; value: unknown };

// As in UI Kit: what is typed must be part of the label or of the value; there is no way to switch it off.
const filter = createFilter<Option>({ stringify: (option) => `${option.label} ${option.value}` });

function options(values: unknown[]): Option[] {
  return values
    .filter(isRecord)
    .map((option) => ({ ...option, label: text(option, 'label') ?? '', value: option['value'] }));
}

function chosen(value: unknown): Option | Option[] | null {
  if (Array.isArray(value)) return options(value);
  return isRecord(value) ? (options([value])[0] ?? null) : null;
}

export function Select({ node }: Drawn): ReactNode {
  const { props } = node;
  const [own, setOwn] = useState(() => chosen(props['defaultValue']));
  const [typed, setTyped] = useState(text(props, 'defaultInputValue') ?? '');
  const controlled = 'value' in props && props['value'] !== undefined;
  return (
    <AtlaskitSelect<Option, boolean>
      {...accessible(props)}
      {...given({
        inputId: text(props, 'inputId') ?? text(props, 'id'),
        name: text(props, 'name'),
        placeholder: text(props, 'placeholder'),
        maxMenuHeight: number(props, 'maxMenuHeight'),
        menuIsOpen: optionalFlag(props, 'menuIsOpen'),
        isClearable: optionalFlag(props, 'isClearable'),
        closeMenuOnSelect: optionalFlag(props, 'closeMenuOnSelect'),
        testId: text(props, 'testId'),
      })}
      options={list(props, 'options').map(group)}
      value={controlled ? chosen(props['value']) : own}
      inputValue={text(props, 'inputValue') ?? typed}
      filterOption={filter}
      isMulti={flag(props, 'isMulti')}
      isSearchable={props['isSearchable'] !== false}
      isLoading={flag(props, 'isLoading')}
      isDisabled={flag(props, 'isDisabled')}
      isInvalid={flag(props, 'isInvalid')}
      isRequired={flag(props, 'isRequired')}
      autoFocus={flag(props, 'autoFocus')}
      defaultMenuIsOpen={flag(props, 'defaultMenuIsOpen')}
      spacing={oneOf(props, 'spacing', ['default', 'compact'], 'default')}
      appearance={oneOf(props, 'appearance', ['default', 'subtle', 'none'], 'default')}
      menuPlacement={oneOf(props, 'menuPlacement', ['auto', 'top', 'bottom'], 'auto')}
      menuPosition="fixed"
      menuPortalTarget={document.body}
      classNamePrefix="uik-select"
      noOptionsMessage={() => text(props, 'noOptionsMessage') ?? 'No options'}
      onChange={(value) => {
        setOwn(value as Option | Option[] | null);
        void call(props, 'onChange', value);
      }}
      onInputChange={(value, meta) => {
        setTyped(value);
        if (handles(props, 'onInputChange')) {
          void call(props, 'onInputChange', value, { action: meta.action, prevInputValue: meta.prevInputValue });
        }
      }}
      onFocus={() => void call(props, 'onFocus', { type: 'focus' })}
      onBlur={() => void call(props, 'onBlur', { type: 'blur' })}
      onMenuOpen={() => void call(props, 'onMenuOpen')}
      onMenuClose={() => void call(props, 'onMenuClose')}
    />
  );
}

function group(option: unknown): Option | { label: string; options: Option[] } {
  if (!isRecord(option)) return { label: String(option), value: option };
  if (Array.isArray(option['options']))
    return { label: text(option, 'label') ?? '', options: options(option['options']) };
  return { ...option, label: text(option, 'label') ?? '', value: option['value'] };
}
