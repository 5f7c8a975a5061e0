import { useState, type ReactNode } from 'react';
import AtlaskitSelect from '@atlaskit/select';
import { HelperMessage, Label } from '@atlaskit/form';
import { Nodes, useSurroundings, type Drawn } from './drawing';
import { call, flag, given, list, text } from './props';

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
}

/** A round badge with a person's initials. */
export function Avatar({ name }: { name: string }): ReactNode {
  const hue = Array.from(name).reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 5;
  return (
    <span className="avatar" data-hue={hue} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

export function User({ node }: Drawn): ReactNode {
  const { users } = useSurroundings();
  const accountId = text(node.props, 'accountId') ?? '';
  const name = users.find((user) => user.accountId === accountId)?.displayName ?? 'Unknown user';
  return (
    <span className="uik-user" title={name}>
      <Avatar name={name} />
      {flag(node.props, 'hideDisplayName') ? <span className="visually-hidden">{name}</span> : name}
    </span>
  );
}

export function UserGroup({ node }: Drawn): ReactNode {
  return (
    <span className="uik-user-group">
      <Nodes nodes={node.children} />
    </span>
  );
}

type Person = { label: string; value: string };

export function UserPicker({ node }: Drawn): ReactNode {
  const { props } = node;
  const { users } = useSurroundings();
  const people: Person[] = users.map((user) => ({ label: user.displayName, value: user.accountId }));
  const first = [text(props, 'defaultValue'), ...list(props, 'defaultValue')];
  const [chosen, setChosen] = useState(() => people.filter((person) => first.includes(person.value)));
  const id = `${node.key}-people`;
  const description = text(props, 'description');
  const send = (person: Person | undefined): unknown =>
    person && { id: person.value, name: person.label, type: 'user', email: '', avatarUrl: '' };
  return (
    <div>
      <Label htmlFor={id}>
        {text(props, 'label')}
        {flag(props, 'isRequired') && <span className="uik-required">*</span>}
      </Label>
      <AtlaskitSelect<Person, boolean>
        inputId={id}
        options={people}
        value={chosen}
        isMulti={flag(props, 'isMulti')}
        isClearable
        menuPosition="fixed"
        menuPortalTarget={document.body}
        {...given({ name: text(props, 'name'), placeholder: text(props, 'placeholder') })}
        onChange={(value) => {
          const next = value === null ? [] : Array.isArray(value) ? (value as Person[]) : [value as Person];
          setChosen(next);
          void call(props, 'onChange', flag(props, 'isMulti') ? next.map(send) : send(next[0]));
        }}
      />
      {description !== undefined && <HelperMessage>{description}</HelperMessage>}
    </div>
  );
}
