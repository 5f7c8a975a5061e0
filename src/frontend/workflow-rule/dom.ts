type Child = Node | string | null;

/** An element with attributes and children. `null` leaves an attribute or a child out. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | null> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

export type RadioGroup<Value extends string> = {
  element: HTMLFieldSetElement;
  value: () => Value;
  /** Leaves this choice alone; null: all of them again. */
  limitTo: (only: Value | null) => void;
};

/** Named choices, one of which is always chosen. */
export function radioGroup<Value extends string>(options: {
  name: string;
  legend: string;
  help: string | null;
  choices: Record<Value, string>;
  chosen: Value;
  onChange?: () => void;
}): RadioGroup<Value> {
  const { name, legend, help, choices, chosen, onChange } = options;
  const inputs = (Object.entries(choices) as [Value, string][]).map(([value, label]) => {
    const input = h('input', { type: 'radio', name, value, ...(value === chosen && { checked: '' }) });
    if (onChange !== undefined) input.addEventListener('change', onChange);
    return { input, value, label: h('label', { class: 'choice' }, input, h('span', {}, label)) };
  });
  const helpId = `${name}-help`;
  const element = h(
    'fieldset',
    { 'aria-describedby': help === null ? null : helpId },
    h('legend', {}, legend),
    help === null ? null : h('p', { id: helpId, class: 'help' }, help),
    ...inputs.map(({ label }) => label),
  );
  return {
    element,
    value: () => inputs.find(({ input }) => input.checked)?.value ?? chosen,
    limitTo: (only) => {
      for (const { input, value } of inputs) {
        input.disabled = only !== null && value !== only;
        if (value === only) input.checked = true;
      }
    },
  };
}
