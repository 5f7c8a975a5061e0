/** Zeros of scripts with digits of their own, full-width, Arabic, Persian, Indian and Thai among them; nine others follow each. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0x0c66, 0x0e50, 0x0ed0, 0x1040, 0x17e0, 0xff10];

/** A text with `３００` and `٣٠٠` as `300`. */
export function withOurDigits(text: string): string {
  if (!/[\u0660-\u17e9\uff10-\uff19]/.test(text)) return text;
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((first) => code >= first && code < first + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}
