import type { Shape } from './shape';

/** Customers, staff, money and tickets. */
export const business: Shape[] = [
  {
    api: 'Salesforce query',
    paging: 'next-url',
    answer: {
      totalSize: 2,
      done: true,
      records: [
        {
          attributes: { type: 'Account', url: '/services/data/v60.0/sobjects/Account/001A' },
          Id: '001A',
          Name: 'Acme',
        },
        {
          attributes: { type: 'Account', url: '/services/data/v60.0/sobjects/Account/001B' },
          Id: '001B',
          Name: 'Bolt',
        },
      ],
    },
    items: '$.records[*]',
    key: 'Id',
    label: 'Name',
  },
  {
    api: 'SAP OData v2',
    paging: 'next-url',
    answer: {
      d: {
        results: [
          {
            __metadata: { id: 'https://sap.example/A(1)', uri: 'https://sap.example/A(1)', type: 'API.A' },
            BusinessPartner: '1000001',
            BusinessPartnerFullName: 'Acme AG',
            CreationDate: '/Date(1700000000000)/',
          },
          {
            __metadata: { id: 'https://sap.example/A(2)', uri: 'https://sap.example/A(2)', type: 'API.A' },
            BusinessPartner: '1000002',
            BusinessPartnerFullName: 'Bolt GmbH',
            CreationDate: '/Date(1700000000000)/',
          },
        ],
      },
    },
    items: '$.d.results[*]',
    key: 'BusinessPartner',
    label: 'BusinessPartnerFullName',
  },
  {
    api: 'SAP OData v4',
    paging: 'next-url',
    answer: {
      '@odata.context': '$metadata#Plants',
      '@odata.count': 2,
      value: [
        { Plant: '1010', PlantName: 'Hamburg' },
        { Plant: '1020', PlantName: 'Ulm' },
      ],
    },
    items: '$.value[*]',
    key: 'Plant',
    label: 'PlantName',
  },
  {
    api: 'ServiceNow table',
    paging: 'link-header',
    answer: {
      result: [
        { sys_id: '9a1', number: 'INC0010001', name: 'Mail server', sys_class_name: 'cmdb_ci_server' },
        { sys_id: '9a2', number: 'INC0010002', name: 'Printer', sys_class_name: 'cmdb_ci' },
      ],
    },
    items: '$.result[*]',
    key: 'sys_id',
    label: 'name',
  },
  {
    api: 'Microsoft Graph users',
    paging: 'next-url',
    answer: {
      '@odata.context': 'https://graph.example/$metadata#users',
      '@odata.nextLink': 'https://graph.example/users?$skiptoken=x',
      value: [
        {
          businessPhones: [],
          displayName: 'Ada L',
          givenName: 'Ada',
          mail: 'ada@acme.example',
          userPrincipalName: 'ada@acme.example',
          id: '87d3',
        },
        {
          businessPhones: [],
          displayName: 'Bo K',
          givenName: 'Bo',
          mail: 'bo@acme.example',
          userPrincipalName: 'bo@acme.example',
          id: '87d4',
        },
      ],
    },
    items: '$.value[*]',
    key: 'id',
    label: 'displayName',
  },
  {
    api: 'Okta users',
    paging: 'link-header',
    answer: [
      {
        id: '00u1',
        status: 'ACTIVE',
        created: '2026-01-01T00:00:00.000Z',
        profile: { firstName: 'Ada', lastName: 'L', email: 'ada@acme.example', login: 'ada@acme.example' },
        _links: { self: { href: 'https://okta.example/u/00u1' } },
      },
      {
        id: '00u2',
        status: 'STAGED',
        created: '2026-01-02T00:00:00.000Z',
        profile: { firstName: 'Bo', lastName: 'K', email: 'bo@acme.example', login: 'bo@acme.example' },
        _links: { self: { href: 'https://okta.example/u/00u2' } },
      },
    ],
    items: '$[*]',
    key: 'id',
    label: ['profile.login', 'profile.email', 'profile.firstName', 'profile.lastName'],
  },
  {
    api: 'NetSuite record list',
    paging: 'next-url',
    answer: {
      links: [{ rel: 'self', href: 'https://ns.example/customer' }],
      count: 2,
      hasMore: false,
      items: [
        { links: [], id: '107', companyName: 'Acme' },
        { links: [], id: '41', companyName: 'Bolt' },
      ],
      offset: 0,
      totalResults: 2,
    },
    items: '$.items[*]',
    key: 'id',
    label: 'companyName',
  },
  {
    api: 'NetSuite SuiteQL',
    paging: 'offset',
    answer: {
      links: [],
      count: 2,
      hasMore: false,
      items: [
        { links: [], id: '12', entitytitle: 'Acme' },
        { links: [], id: '13', entitytitle: 'Bolt' },
      ],
      offset: 0,
      totalResults: 2,
    },
    items: '$.items[*]',
    key: 'id',
    label: 'entitytitle',
  },
  {
    api: 'Workday workers',
    paging: 'offset',
    answer: {
      total: 2,
      data: [
        { id: '3aa5', descriptor: 'Logan McNeil', href: 'https://wd.example/w/3aa5', businessTitle: 'Chief' },
        { id: '0e44', descriptor: 'Steve Morgan', href: 'https://wd.example/w/0e44', businessTitle: 'Lead' },
      ],
    },
    items: '$.data[*]',
    key: 'id',
    label: ['descriptor', 'businessTitle'],
  },
  {
    api: 'Workday report as a service',
    paging: 'none',
    answer: {
      Report_Entry: [
        { Employee_ID: '21001', Worker: 'Logan McNeil', Cost_Center: '40000' },
        { Employee_ID: '21002', Worker: 'Steve Morgan', Cost_Center: '40100' },
      ],
    },
    items: '$.Report_Entry[*]',
    key: 'Employee_ID',
    label: 'Worker',
  },
  {
    api: 'HubSpot companies',
    paging: 'cursor',
    answer: {
      results: [
        {
          id: '512',
          properties: { name: 'Acme', domain: 'acme.example', createdate: '2026-01-01T00:00:00Z' },
          createdAt: '2026-01-01T00:00:00Z',
          archived: false,
        },
        {
          id: '513',
          properties: { name: 'Bolt', domain: 'bolt.example', createdate: '2026-01-02T00:00:00Z' },
          createdAt: '2026-01-02T00:00:00Z',
          archived: false,
        },
      ],
      paging: { next: { after: '514', link: 'https://hs.example?after=514' } },
    },
    items: '$.results[*]',
    key: 'id',
    label: 'properties.name',
  },
  {
    api: 'Zendesk organizations',
    paging: 'cursor',
    answer: {
      organizations: [
        { id: 35436, url: 'https://z.example/o/35436.json', name: 'Acme', tags: ['a'], domain_names: [] },
        { id: 20057, url: 'https://z.example/o/20057.json', name: 'Bolt', tags: [], domain_names: [] },
      ],
      meta: { has_more: true, after_cursor: 'xx' },
      links: { next: 'https://z.example/?page' },
    },
    items: '$.organizations[*]',
    key: 'id',
    label: 'name',
  },
  {
    api: 'Freshdesk companies',
    paging: 'link-header',
    answer: [
      { id: 8, name: 'Acme', description: null, domains: ['acme.example'], created_at: '2026-01-08T09:08:53Z' },
      { id: 9, name: 'Bolt', description: 'x', domains: [], created_at: '2026-01-08T09:08:53Z' },
    ],
    items: '$[*]',
    key: 'id',
    label: 'name',
  },
  {
    api: 'Stripe customers',
    paging: 'cursor',
    answer: {
      object: 'list',
      url: '/v1/customers',
      has_more: false,
      data: [
        { id: 'cus_1', object: 'customer', created: 1680893993, email: null, name: 'Ada L', livemode: false },
        { id: 'cus_2', object: 'customer', created: 1680893994, email: null, name: 'Bo K', livemode: false },
      ],
    },
    items: '$.data[*]',
    key: 'id',
    label: 'name',
  },
  {
    api: 'Shopify products',
    paging: 'link-header',
    answer: {
      products: [
        {
          id: 632910392,
          title: 'Mug',
          vendor: 'Acme',
          handle: 'mug',
          variants: [
            { id: 808950810, title: 'Red' },
            { id: 49148385, title: 'Blue' },
          ],
        },
        { id: 921728736, title: 'Bowl', vendor: 'Acme', handle: 'bowl', variants: [{ id: 447654529, title: 'Black' }] },
      ],
    },
    items: '$.products[*]',
    key: 'id',
    label: 'title',
  },
  {
    api: 'Shopify GraphQL',
    paging: 'cursor',
    answer: {
      data: {
        products: {
          edges: [
            { cursor: 'a', node: { id: 'gid://shopify/Product/1', title: 'Mug' } },
            { cursor: 'b', node: { id: 'gid://shopify/Product/2', title: 'Bowl' } },
          ],
          pageInfo: { hasNextPage: true, endCursor: 'b' },
        },
      },
    },
    items: '$.data.products.edges[*]',
    key: 'node.id',
    label: 'node.title',
  },
  {
    api: 'GraphQL nodes',
    paging: 'cursor',
    answer: {
      data: {
        organization: {
          teams: {
            nodes: [
              { id: 'T_1', name: 'Core' },
              { id: 'T_2', name: 'Web' },
            ],
            pageInfo: { hasNextPage: false, endCursor: 'x' },
          },
        },
      },
    },
    items: '$.data.organization.teams.nodes[*]',
    key: 'id',
    label: 'name',
  },
  {
    api: 'Pipedrive organizations',
    paging: 'offset',
    answer: {
      success: true,
      data: [
        { id: 1, company_id: 7, owner_id: { id: 88, name: 'Ada' }, name: 'Acme', open_deals_count: 1 },
        { id: 2, company_id: 7, owner_id: { id: 88, name: 'Ada' }, name: 'Bolt', open_deals_count: 0 },
      ],
      additional_data: { pagination: { start: 0, limit: 100, more_items_in_collection: false } },
    },
    items: '$.data[*]',
    key: 'id',
    label: 'name',
  },
  {
    api: 'Dynamics 365 accounts',
    paging: 'next-url',
    answer: {
      '@odata.context': 'https://crm.example/$metadata#accounts',
      value: [
        {
          '@odata.etag': 'W/"1"',
          name: 'Acme',
          accountnumber: 'A-1',
          accountid: 'a16b3f4b-1be7-e611-8101-e0071b6af231',
        },
        {
          '@odata.etag': 'W/"2"',
          name: 'Bolt',
          accountnumber: 'A-2',
          accountid: 'a36b3f4b-1be7-e611-8101-e0071b6af231',
        },
      ],
    },
    items: '$.value[*]',
    key: 'accountid',
    label: 'name',
  },
  {
    api: 'Xero contacts',
    paging: 'page',
    answer: {
      Contacts: [
        {
          ContactID: 'bd2270c3',
          ContactStatus: 'ACTIVE',
          Name: 'Acme',
          EmailAddress: '',
          UpdatedDateUTC: '/Date(1488391422280+0000)/',
        },
        {
          ContactID: '6d42f03b',
          ContactStatus: 'ACTIVE',
          Name: 'Bolt',
          EmailAddress: '',
          UpdatedDateUTC: '/Date(1488391422281+0000)/',
        },
      ],
    },
    items: '$.Contacts[*]',
    key: 'ContactID',
    label: 'Name',
  },
  {
    api: 'QuickBooks query',
    paging: 'offset',
    answer: {
      QueryResponse: {
        Customer: [
          { Taxable: false, DisplayName: 'Acme', Id: '1', SyncToken: '0' },
          { Taxable: true, DisplayName: 'Bolt', Id: '2', SyncToken: '1' },
        ],
        startPosition: 1,
        maxResults: 2,
      },
      time: '2026-01-01T00:00:00Z',
    },
    items: '$.QueryResponse.Customer[*]',
    key: 'Id',
    label: 'DisplayName',
  },
  {
    api: 'Zoho CRM accounts',
    paging: 'page',
    answer: {
      data: [
        { Owner: { name: 'Ada', id: '4150868000000225013' }, Account_Name: 'Acme', id: '4150868000000376008' },
        { Owner: { name: 'Ada', id: '4150868000000225013' }, Account_Name: 'Bolt', id: '4150868000000376009' },
      ],
      info: { per_page: 200, count: 2, page: 1, more_records: false },
    },
    items: '$.data[*]',
    key: 'id',
    label: 'Account_Name',
  },
  {
    api: 'BambooHR directory',
    paging: 'none',
    answer: {
      fields: [
        { id: 'displayName', type: 'text', name: 'Display name' },
        { id: 'jobTitle', type: 'list', name: 'Job Title' },
      ],
      employees: [
        { id: '123', displayName: 'Ada L', jobTitle: 'Lead' },
        { id: '124', displayName: 'Bo K', jobTitle: 'Dev' },
      ],
    },
    items: '$.employees[*]',
    key: 'id',
    label: 'displayName',
  },
  {
    api: 'Personio employees',
    paging: 'offset',
    answer: {
      success: true,
      data: [
        {
          type: 'Employee',
          attributes: { id: { label: 'ID', value: 1 }, first_name: { label: 'First name', value: 'Ada' } },
        },
        {
          type: 'Employee',
          attributes: { id: { label: 'ID', value: 2 }, first_name: { label: 'First name', value: 'Bo' } },
        },
      ],
    },
    items: '$.data[*]',
    key: 'attributes.id.value',
    label: 'attributes.first_name.value',
  },
];
