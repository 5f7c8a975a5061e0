import { useEffect, type ReactNode } from 'react';
import { formatted } from '../../jira/expressions/formatted';
import type { CustomField } from '../../protocol';
import { useSession } from '../site/session';
import { moduleOf } from './field-extension';
import { namesOf } from './people-values';

/** A value where Forge draws no page of the app: as the formatter of the field's type shows it. */
export function FieldText(properties: { field: CustomField; value: unknown; none: string }): ReactNode {
  const { field, value, none } = properties;
  const { site, notModelled } = useSession();
  const module = moduleOf(site, field);
  const isPeople = module?.dataType === 'user' && module.view.formatter === '';
  const shown = formatted(module?.view.formatter ?? '', isPeople ? namesOf(value, site.users) : value);
  const missing = 'notModelled' in shown ? shown.notModelled : null;
  useEffect(() => {
    if (missing !== null) notModelled(`formatter of ${field.type}: ${missing}`);
  }, [notModelled, field.type, missing]);
  if ('notModelled' in shown) return <span className="field-problem">not modelled</span>;
  return shown.text === '' ? <span className="uik-subtle">{none}</span> : <span>{shown.text}</span>;
}
