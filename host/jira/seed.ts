import type { Manifest } from '../platform/manifest';
import type { Translate } from '../platform/translations';
import type { HostUser, Project } from '../protocol';
import type { Seed } from './site-state';

const users: HostUser[] = [
  {
    ...person('5b10a2844c20165700ede21g', 'Alva Brandt', 'administrator', 'en-US', 'America/New_York'),
    emailAddress: 'alva.brandt@example.com',
  },
  {
    ...person('5b10ac8d82e05b22cc7d4ef5', 'Minh Tran', 'agent', 'en-GB', 'Europe/Berlin'),
    emailAddress: 'minh.tran@example.com',
  },
  person('qm:5b109f2e9729b51b54dc274d', 'Rosa Keller', 'customer', 'fr-FR', 'Europe/Paris'),
  person('712020:8f5e9c1a-3b7d-4e2f-9a6c-1d0b2c3e4f5a', 'Ines Wolf', 'unlicensed', 'de-DE', 'Europe/Berlin'),
];

/** Colleagues, each of whom is a case: to be found, hidden, there twice, gone, a customer only. */
const known: HostUser[] = [
  colleague('712020:0a1b2c3d-aaaa-4000-8000-000000000001', 'Marta Olsson', 'marta.olsson@example.com'),
  {
    ...colleague('712020:0a1b2c3d-aaaa-4000-8000-000000000002', 'Pierre Aubert', 'pierre.aubert@example.com'),
    hidesEmail: true,
  },
  colleague('712020:0a1b2c3d-aaaa-4000-8000-000000000003', 'Nia Mwangi', 'nia.mwangi@example.com'),
  colleague('712020:0a1b2c3d-aaaa-4000-8000-000000000004', 'Nia Mwangi (Sales)', 'nia.mwangi@example.com'),
  {
    ...colleague('712020:0a1b2c3d-aaaa-4000-8000-000000000005', 'Lukas Brandt', 'lukas.brandt@example.com'),
    isDeactivated: true,
  },
  {
    ...colleague('qm:0a1b2c3d-aaaa-4000-8000-000000000006', 'Sofía Rivas', 'sofia.rivas@example.com'),
    role: 'customer',
  },
];

const projects: Project[] = [
  { id: '10001', key: 'DEV', name: 'Product development', type: 'software' },
  { id: '10002', key: 'SUP', name: 'Customer support', type: 'service_desk' },
];

const issueTypes = ['Task', 'Bug', 'Story', 'Service request', 'Incident'];

const issues: [
  project: string,
  type: string,
  summary: string,
  description: string,
  status: string,
  reporter: number,
  daysAgo: number,
][] = [
  [
    'DEV',
    'Story',
    'Show the delivery address on the order page',
    'Customers ask support for it about twice a day.',
    'In Progress',
    0,
    41,
  ],
  ['DEV', 'Bug', 'Invoice total is rounded twice', 'Seen with 19 % tax and three lines of 0.333.', 'To Do', 1, 36],
  [
    'DEV',
    'Task',
    'Upgrade the payment terminal firmware at the test site',
    'Window: any Tuesday before noon.',
    'To Do',
    0,
    30,
  ],
  ['DEV', 'Bug', 'Search forgets the filter after going back', 'Only in the warehouse app.', 'Done', 1, 27],
  ['DEV', 'Story', 'Export open orders as CSV', 'Columns as in the printed list.', 'In Progress', 0, 19],
  ['DEV', 'Task', 'Retire the old label printer driver', 'Two sites still use it.', 'To Do', 1, 12],
  [
    'SUP',
    'Service request',
    'New scanner for the loading dock',
    'The old one reads every third code.',
    'Waiting for support',
    2,
    21,
  ],
  ['SUP', 'Incident', 'Conveyor display shows the wrong customer', 'Since this morning, line 4.', 'In Progress', 2, 15],
  [
    'SUP',
    'Service request',
    'Access to the supplier portal',
    'For a colleague who starts on Monday.',
    'Waiting for customer',
    2,
    9,
  ],
  ['SUP', 'Incident', 'No confirmation mail after an order', 'Three customers called.', 'Waiting for support', 1, 6],
  [
    'SUP',
    'Service request',
    'Change of delivery site',
    'From Hamburg to Bremen, from next month on.',
    'Waiting for support',
    2,
    3,
  ],
  [
    'SUP',
    'Service request',
    'Quote for a maintenance contract',
    'Twelve pumps, two sites.',
    'Waiting for support',
    2,
    1,
  ],
];

const dayMs = 24 * 60 * 60 * 1_000;

/** People and projects; with `examples`, also a dozen issues and one field of each of the app's field types. */
export function seedOf(options: {
  manifest: Manifest;
  translate: Translate;
  examples: boolean;
  /** What the fields are called, in the order of the manifest; without a name here, as their type. */
  fieldNames?: readonly string[];
  now?: Date;
}): Seed {
  const { manifest, translate, examples, fieldNames = [], now = new Date() } = options;
  const counts = new Map<string, number>();
  const types = manifest.modules['jira:customFieldType'] ?? [];
  return {
    users: [...users, ...known],
    projects,
    issueTypes,
    issues: (examples ? issues : []).map(([projectKey, issueType, summary, description, status, reporter, daysAgo]) => {
      const number = (counts.get(projectKey) ?? 0) + 1;
      counts.set(projectKey, number);
      const time = new Date(now.getTime() - daysAgo * dayMs).toISOString();
      return {
        key: `${projectKey}-${number}`,
        projectKey,
        issueType,
        summary,
        description,
        status,
        reporter: users[reporter]?.accountId ?? '',
        created: time,
        updated: time,
      };
    }),
    fields: (examples ? types : []).map(({ key, name }, at) => ({
      name: fieldNames[at] ?? translate(name, 'en-US'),
      type: key,
    })),
  };
}

function colleague(accountId: string, displayName: string, emailAddress: string): HostUser {
  return { ...person(accountId, displayName, 'agent', 'en-US', 'Europe/Berlin'), emailAddress, isOnlyKnown: true };
}

function person(
  accountId: string,
  displayName: string,
  role: HostUser['role'],
  locale: string,
  timeZone: string,
): HostUser {
  return { accountId, displayName, role, locale, timeZone };
}
