import type { Project } from '../protocol';

/** The statuses of a project's workflow, in order; the first is that of a new issue. */
export function statusesOf({ type }: Pick<Project, 'type'>): readonly string[] {
  return type === 'service_desk'
    ? ['Waiting for support', 'In Progress', 'Waiting for customer', 'Done']
    : ['To Do', 'In Progress', 'Done'];
}

const all = ['To Do', 'In Progress', 'Done', 'Waiting for support', 'Waiting for customer'];

/** Jira numbers its statuses. */
export function statusId(name: string): string {
  return String(3 + all.indexOf(name));
}
