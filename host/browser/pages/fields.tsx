import { useState, type FormEvent, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import ModalDialog, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import TextField from '@atlaskit/textfield';
import type { CustomField } from '../../protocol';
import { Choice } from '../shell/choice';
import { SiteLink } from '../shell/site-link';
import { sayProblem } from '../site/api';
import { useSession } from '../site/session';
import { moduleOf } from './field-extension';
import { SettingsFrame } from './settings-frame';

/** Custom fields with their contexts, and a dialog to create one from the app's types. */
export function FieldsPage(): ReactNode {
  const { site } = useSession();
  const [creating, setCreating] = useState(false);
  return (
    <SettingsFrame>
      <div className="title-row">
        <h1>Fields</h1>
        <Button appearance="primary" onClick={() => setCreating(true)}>
          Create field
        </Button>
      </div>
      {site.fields.length === 0 ? (
        <p className="uik-subtle">There are no custom fields yet.</p>
      ) : (
        <div className="uik-table" role="region" tabIndex={0} aria-label="Custom fields">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Type</th>
                <th scope="col">Contexts</th>
                <th scope="col">Configuration</th>
              </tr>
            </thead>
            <tbody>
              {site.fields.flatMap((field) =>
                field.contexts.map((context, index) => (
                  <tr key={`${field.id}-${context.id}`}>
                    <td>
                      {index === 0 && (
                        <>
                          {field.name} <span className="uik-subtle">{field.id}</span>
                        </>
                      )}
                    </td>
                    <td>{index === 0 && (moduleOf(site, field)?.name ?? field.type)}</td>
                    <td>
                      {context.name}{' '}
                      <span className="uik-subtle">
                        {context.projectKeys.length === 0 ? 'all projects' : context.projectKeys.join(', ')}
                      </span>
                    </td>
                    <td className="nowrap">
                      {moduleOf(site, field)?.contextConfig ? (
                        <SiteLink
                          to={`/settings/fields/${field.id}/contexts/${context.id}`}
                          label={`Edit configuration of ${field.name}, ${context.name}`}
                        >
                          Edit configuration
                        </SiteLink>
                      ) : (
                        '–'
                      )}
                    </td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </div>
      )}
      <ModalTransition>{creating && <CreateField onClose={() => setCreating(false)} />}</ModalTransition>
    </SettingsFrame>
  );
}

function CreateField({ onClose }: { onClose: () => void }): ReactNode {
  const { site, api, reload } = useSession();
  const types = site.modules.flatMap((module) => (module.kind === 'customFieldType' ? [module] : []));
  const [name, setName] = useState('');
  const [type, setType] = useState(types[0]?.key ?? '');
  const [failure, setFailure] = useState<string | null>(null);
  const create = async (): Promise<void> => {
    if (name.trim() === '') {
      setFailure('Name is required.');
      return;
    }
    try {
      await api<CustomField>('POST', '/_site/fields', { name: name.trim(), type });
      await reload();
      onClose();
    } catch (error) {
      setFailure(sayProblem(error));
    }
  };
  return (
    <ModalDialog width="small" onClose={onClose}>
      <ModalHeader hasCloseButton>
        <ModalTitle>Create field</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <form
          id="create-field"
          className="form"
          noValidate
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void create();
          }}
        >
          <div className="field">
            <label htmlFor="field-name">Name</label>
            <TextField
              id="field-name"
              value={name}
              autoComplete="off"
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {failure !== null && (
              <p role="alert" className="field-problem">
                {failure}
              </p>
            )}
          </div>
          <Choice
            label="Type"
            value={type}
            onChange={setType}
            options={types.map((module) => [module.key, module.name])}
          />
          <p className="uik-subtle">{types.find((module) => module.key === type)?.description}</p>
        </form>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button appearance="primary" type="submit" form="create-field">
          Create
        </Button>
      </ModalFooter>
    </ModalDialog>
  );
}
