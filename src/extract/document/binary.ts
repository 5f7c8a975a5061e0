/** How files begin that are no text, whatever the content type says. */
const beginnings: readonly [name: string, bytes: readonly number[]][] = [
  ['ZIP, Excel or Word', [0x50, 0x4b, 0x03, 0x04]],
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['gzip', [0x1f, 0x8b]],
  ['Excel 97', [0xd0, 0xcf, 0x11, 0xe0]],
];

/** What kind of file an answer is that cannot be read as text; null for what may be text. */
export function fileKind(bytes: Uint8Array): string | null {
  return beginnings.find(([, start]) => start.every((byte, at) => bytes[at] === byte))?.[0] ?? null;
}
