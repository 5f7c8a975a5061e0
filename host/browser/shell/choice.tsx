import { useId, type ReactNode } from 'react';

/** A labelled list to choose one from. The browser's own control: no script, and phones know what to do with it. */
export function Choice(properties: {
  label: string;
  value: string;
  options: [value: string, label: string][];
  onChange: (value: string) => void;
}): ReactNode {
  const { label, value, options, onChange } = properties;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="native-select" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
