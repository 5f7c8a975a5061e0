/** How files begin that are no text, whatever the content type says. */
const beginnings: readonly [name: string, bytes: readonly number[]][] = [
  ['ZIP, Excel or Word', [0x50, 0x4b, 0x03, 0x04]],
  ['ZIP, Excel or Word', [0x50, 0x4b, 0x05, 0x06]],
  ['ZIP, Excel or Word', [0x50, 0x4b, 0x07, 0x08]],
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['gzip', [0x1f, 0x8b]],
  ['Excel 97', [0xd0, 0xcf, 0x11, 0xe0]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['bzip2', [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59]],
  ['Zstandard', [0x28, 0xb5, 0x2f, 0xfd]],
  ['compress', [0x1f, 0x9d]],
  ['RAR', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['Parquet', [0x50, 0x41, 0x52, 0x31, 0x15]],
  ['Avro', [0x4f, 0x62, 0x6a, 0x01]],
  ['SQLite', [...Buffer.from('SQLite format 3\0')]],
  ['RTF', [...Buffer.from('{\\rtf')]],
  ['PostScript', [...Buffer.from('%!PS-')]],
  ['OGG', [...Buffer.from('OggS\0')]],
  ['MP3', [...Buffer.from('ID3'), 0x04]],
  ['MP3', [...Buffer.from('ID3'), 0x03]],
  ['ELF', [0x7f, 0x45, 0x4c, 0x46]],
  ['Windows program', [0x4d, 0x5a, 0x90, 0x00]],
  ['WebAssembly', [0x00, 0x61, 0x73, 0x6d]],
  ['Java class', [0xca, 0xfe, 0xba, 0xbe]],
  ['ORC', [0x4f, 0x52, 0x43, 0x08]],
  ['Arrow', [...Buffer.from('ARROW1\0')]],
  ['LZ4', [0x04, 0x22, 0x4d, 0x18]],
  ['TIFF', [0x49, 0x49, 0x2a, 0x00]],
  ['TIFF', [0x4d, 0x4d, 0x00, 0x2a]],
];

/** Of these a length stands before the name, or in the midst of it. */
const measured: readonly [name: string, shape: RegExp][] = [
  ['WebP', /^RIFF[^]{4}WEBP/],
  ['WAV', /^RIFF[^]{4}WAVE/],
  ['BMP', /^BM[^]{4}\0\0\0\0/],
  ['MP4', /^\0\0[^]{2}ftyp/],
];

/**
 * What kind of file an answer is that cannot be read as text; null for what may be text. A program that writes text may have
 * put a byte order mark or line ends before it.
 */
export function fileKind(bytes: Uint8Array): string | null {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let start = isMarked ? 3 : 0;
  while (start < 100 && (bytes[start] === 0x0a || bytes[start] === 0x0d || bytes[start] === 0x20)) start++;
  const file = bytes.subarray(start, start + 20);
  // The name of the first file stands before.
  if (Buffer.from(bytes.subarray(257, 262)).toString('latin1') === 'ustar') return 'tar';
  const begun = beginnings.find(([, signs]) => signs.every((byte, at) => file[at] === byte))?.[0];
  const text = Buffer.from(file).toString('latin1');
  return begun ?? measured.find(([, shape]) => shape.test(text))?.[0] ?? null;
}
