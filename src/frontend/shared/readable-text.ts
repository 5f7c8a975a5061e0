import { fieldKinds } from '../../contract/field-kind';
import type { Reader } from '../../contract/kinds/kind';

/** As the reader writes numbers and dates; what is none of them stays as the source has it. */
export function readableText(kind: 'number' | 'date' | 'date-time', text: string, reader: Reader): string {
  const found = { as: 'text', text } as const;
  switch (kind) {
    case 'number': {
      const read = fieldKinds.number.read(found, { decimal: 'point' });
      return read.ok && read.value !== null ? fieldKinds.number.shown(read.value, reader) : text;
    }
    case 'date': {
      const read = fieldKinds.date.read(found, { format: 'iso', timeZone: reader.timeZone });
      return read.ok && read.value !== null ? fieldKinds.date.shown(read.value, reader) : text;
    }
    case 'date-time': {
      const read = fieldKinds['date-time'].read(found, { format: 'iso', timeZone: reader.timeZone });
      return read.ok && read.value !== null ? fieldKinds['date-time'].shown(read.value, reader) : text;
    }
  }
}
