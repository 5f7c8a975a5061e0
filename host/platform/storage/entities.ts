import type { EntityDeclaration } from '../manifest';
import { StorageError } from './limits';

/** Attributes that partition an index and the one that orders it; null for the key itself. */
export function indexOf(entity: EntityDeclaration, name: string): { partition: string[]; range: string | null } {
  if (name === 'by-key') return { partition: [], range: null };
  for (const index of entity.indexes) {
    if (index === name) return { partition: [], range: name };
    if (typeof index === 'object' && index.name === name) {
      return { partition: index.partition ?? [], range: index.range[0] ?? null };
    }
  }
  throw new StorageError(400, 'INVALID_ENTITY_INDEX', `The manifest declares no index ${name} for ${entity.name}`);
}

/** Refuses a value with an attribute that the manifest does not declare, or declares otherwise. */
export function checkAttributes(entity: EntityDeclaration, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new StorageError(400, 'INVALID_ENTITY_VALUE', `An item of ${entity.name} is an object`);
  }
  for (const [name, attribute] of Object.entries(value)) {
    const declaration = Object.hasOwn(entity.attributes, name) ? entity.attributes[name] : undefined;
    if (!declaration || !isOfType(attribute, declaration.type)) {
      throw new StorageError(
        400,
        'INVALID_ENTITY_VALUE',
        `Attribute ${name} of ${entity.name} does not match the manifest`,
      );
    }
  }
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'any') return true;
  // Forge's integer has 32 bits and a sign: milliseconds since the epoch do not fit.
  if (type === 'integer') return Number.isInteger(value) && Math.abs((value as number) + 0.5) < 2 ** 31;
  if (type === 'float') return typeof value === 'number';
  return typeof value === type;
}
