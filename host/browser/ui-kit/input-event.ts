type Field = HTMLInputElement | HTMLTextAreaElement;

/** The event as UI Kit sends it to the app: plain data, no live element. */
export function inputEvent(event: { type: string; timeStamp: number; target: EventTarget }): Record<string, unknown> {
  const field = event.target as Partial<Field> & { checked?: boolean };
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    bubbles: true,
    cancelable: false,
    defaultPrevented: false,
    eventPhase: 3,
    isTrusted: true,
    target: {
      value: field.value,
      checked: field.checked,
      name: field.name,
      id: field.id,
      tagName: field.tagName,
      type: field.type,
      selectionStart: selection(field, 'selectionStart'),
      selectionEnd: selection(field, 'selectionEnd'),
    },
  };
}

function selection(field: Partial<Field>, side: 'selectionStart' | 'selectionEnd'): number | null {
  // Browsers refuse the selection of number and checkbox inputs, some by throwing.
  try {
    return field[side] ?? null;
  } catch {
    return null;
  }
}
