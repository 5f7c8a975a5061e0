import { useState, type FormEvent, type ReactNode } from 'react';
import Button, { LinkButton } from '@atlaskit/button/new';
import { ModalTransition } from '@atlaskit/modal-dialog';
import SectionMessage from '@atlaskit/section-message';
import TextField from '@atlaskit/textfield';
import type { Issue } from '../../protocol';
import { SiteLink } from '../shell/site-link';
import { go } from '../site/router';
import { useSession } from '../site/session';
import { useAnswer } from '../site/use-answer';
import { BulkEdit } from './bulk-edit';
import { IssueRow } from './issue-row';

/** Jira's list of issues: searched by JQL, edited many at once, exported. */
export function IssuesPage(): ReactNode {
  const { site, reload } = useSession();
  const [jql, setJql] = useState(() => new URLSearchParams(location.search).get('jql') ?? '');
  const [typed, setTyped] = useState(jql);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isEditing, setEditing] = useState(false);
  const query = `jql=${encodeURIComponent(jql)}`;
  const found = useAnswer<Issue[]>(`/_site/search?${query}`);
  const issues = found.value ?? [];
  const selected = issues.filter(({ key }) => chosen.includes(key));
  const refresh = async (): Promise<void> => {
    await reload();
    await found.reload();
  };
  const search = (event: FormEvent): void => {
    event.preventDefault();
    go(`/issues?jql=${encodeURIComponent(typed)}`, 'replace');
    setChosen([]);
    setJql(typed);
  };
  return (
    <main className="page">
      <div className="title-row">
        <h1>Issues</h1>
        <SiteLink to="/board">Board</SiteLink>
      </div>
      <form className="jql" role="search" onSubmit={search}>
        <label htmlFor="jql">JQL</label>
        <TextField
          id="jql"
          value={typed}
          autoComplete="off"
          spellCheck={false}
          placeholder={site.fields[0] ? `"${site.fields[0].name}.label" ~ "berlin"` : 'project = DEV'}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit">Search</Button>
      </form>
      {found.failure !== null ? (
        <div role="alert">
          <SectionMessage appearance="error">
            <p>{found.failure}</p>
          </SectionMessage>
        </div>
      ) : (
        <>
          <div className="strip">
            <span role="status">
              {found.value === null ? 'Searching' : `${issues.length} ${issues.length === 1 ? 'issue' : 'issues'}`}
            </span>
            <span className="form-buttons">
              <Button isDisabled={selected.length === 0} onClick={() => setEditing(true)}>
                {`Edit selected (${selected.length})`}
              </Button>
              <LinkButton
                href={`/_site/search.csv?${query}&as=${encodeURIComponent(site.me.accountId)}`}
                download="issues.csv"
              >
                Export CSV
              </LinkButton>
            </span>
          </div>
          <div className="uik-table" role="region" tabIndex={0} aria-label="Issues">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">
                    <span className="visually-hidden">Selected</span>
                  </th>
                  <th scope="col">Key</th>
                  <th scope="col">Summary</th>
                  {site.fields.map((field) => (
                    <th key={field.id} scope="col">
                      {field.name}
                    </th>
                  ))}
                  <th scope="col">Status</th>
                </tr>
              </thead>
              <tbody>
                {issues.map((issue) => (
                  <IssueRow
                    key={issue.id}
                    issue={issue}
                    isSelected={chosen.includes(issue.key)}
                    onSelect={(isSelected) =>
                      setChosen((before) =>
                        isSelected ? [...before, issue.key] : before.filter((key) => key !== issue.key),
                      )
                    }
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <ModalTransition>
        {isEditing && <BulkEdit issues={selected} onDone={refresh} onClose={() => setEditing(false)} />}
      </ModalTransition>
    </main>
  );
}
