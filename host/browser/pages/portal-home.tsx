import type { ReactNode } from 'react';
import { isPortalOnly } from '../../jira/people';
import type { Issue, SiteState } from '../../protocol';
import { SiteLink } from '../shell/site-link';
import { useSession } from '../site/session';
import { shortDate, Status } from './your-work';

/** The requests a customer sees: their own. Staff see all of the service desks'. */
export function requestsOf(site: SiteState): Issue[] {
  const desks = new Set(
    site.projects.filter((project) => project.type === 'service_desk').map((project) => project.key),
  );
  const mine = (issue: Issue): boolean =>
    issue.reporter === site.me.accountId || issue.reporter === site.me.displayName;
  return site.issues.filter((issue) => desks.has(issue.projectKey) && (!isPortalOnly(site.me) || mine(issue)));
}

/** The help center: raise a request, look at one's requests. */
export function PortalHome(): ReactNode {
  const { site } = useSession();
  const desks = site.projects.filter((project) => project.type === 'service_desk');
  const requests = requestsOf(site);
  return (
    <main className="page page-narrow portal">
      <h1>Help center</h1>
      <div className="cards">
        {desks.map((desk) => (
          <SiteLink key={desk.key} to={`/portal/create/${desk.key}`} className="card">
            <strong>{desk.name}</strong>
            <span className="uik-subtle">Raise a request</span>
          </SiteLink>
        ))}
        {desks.length === 0 && <p className="uik-subtle">This site has no service project.</p>}
      </div>
      <h2>Requests</h2>
      {requests.length === 0 ? (
        <p className="uik-subtle">You have not raised a request yet.</p>
      ) : (
        <ul className="requests">
          {requests.map((request) => (
            <li key={request.id}>
              <SiteLink to={`/portal/${request.key}`}>{request.summary}</SiteLink>
              <span className="uik-subtle">
                {request.key} · {shortDate(request.created, site.me.locale, site.me.timeZone)}
              </span>
              <Status issue={request} />
            </li>
          ))}
        </ul>
      )}
    </main>
  );
}
