import { createHash } from 'node:crypto';
import type { ExportFile } from '../contract/transfer';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The file with ids that can be kept: those of an export are UUIDs and stay. A file written by hand may hold others, which
 * could be mistaken for names of our own in storage; each becomes the UUID that its text always becomes, so that the next
 * import of the file finds the same datasource.
 */
export function withOwnIds(file: ExportFile): ExportFile {
  return {
    ...file,
    datasources: file.datasources.map((one) => ({ ...one, id: ownId(one.id) })),
    bindings: file.bindings.map(({ settings, ...binding }) => ({
      ...binding,
      settings: { ...settings, datasourceId: ownId(settings.datasourceId) },
    })),
  };
}

function ownId(id: string): string {
  if (uuid.test(id)) return id;
  const hash = createHash('sha256').update(`connected-fields:${id}`).digest('hex');
  // Version 8 and variant 10 (RFC 9562 §5.8): made from a hash of our own.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
