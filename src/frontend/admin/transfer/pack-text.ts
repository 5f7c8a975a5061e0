import { requestBytes } from '../../../contract/transfer';

const encoder = new TextEncoder();

/** A text as one request can carry it: as it is, or as base64 of gzip where it would be too long. */
export async function packText(text: string): Promise<{ text: string; isPacked: boolean }> {
  if (bytesInRequest(text) <= requestBytes) return { text, isPacked: false };
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { text: btoa(binary), isPacked: true };
}

/** How many bytes a text takes inside of a request, quoted as JSON. */
export function bytesInRequest(text: string): number {
  return encoder.encode(JSON.stringify(text)).byteLength;
}
