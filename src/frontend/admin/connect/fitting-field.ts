import type { SiteField } from '../../../contract/site-field';

type Named = Pick<SiteField, 'name'>;

/** Whether a field seems to be the one that a datasource was made for: one's name begins with the other's. */
export function fits({ name }: Named, datasource: string | null): boolean {
  if (datasource === null) return false;
  const [field, source] = [comparable(name), comparable(datasource)];
  return field.length >= leastCharacters && source.length >= leastCharacters
    ? field.startsWith(source) || source.startsWith(field)
    : field === source;
}

/** Fields that fit the datasource first, the others as Jira has them. */
export function bestFirst<Field extends Named>(fields: readonly Field[], datasource: string | null): Field[] {
  return [...fields.filter((field) => fits(field, datasource)), ...fields.filter((field) => !fits(field, datasource))];
}

const leastCharacters = 3;

const comparable = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
