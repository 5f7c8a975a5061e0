import type { Shape } from './shape';

const fhirName = (family: string): unknown => [{ use: 'official', family, given: ['A'] }];

/** Clouds, code, directories, health care, open data and standards. */
export const technology: Shape[] = [
  {
    api: 'Elasticsearch search',
    paging: 'offset',
    answer: {
      took: 5,
      timed_out: false,
      _shards: { total: 1, successful: 1 },
      hits: {
        total: { value: 2, relation: 'eq' },
        max_score: 1.0,
        hits: [
          { _index: 'c', _id: '1', _score: 1.0, _source: { name: 'Acme', city: 'Rome' } },
          { _index: 'c', _id: '2', _score: 1.0, _source: { name: 'Bolt', city: 'Bonn' } },
        ],
      },
    },
    items: '$.hits.hits[*]',
    key: '_id',
    label: '_source.name',
  },
  {
    api: 'FHIR bundle',
    paging: 'next-url',
    answer: {
      resourceType: 'Bundle',
      type: 'searchset',
      total: 2,
      link: [{ relation: 'self', url: 'https://fhir.example/Organization' }],
      entry: [
        {
          fullUrl: 'https://fhir.example/Organization/1',
          resource: { resourceType: 'Organization', id: '1', name: 'Acme Clinic' },
          search: { mode: 'match' },
        },
        {
          fullUrl: 'https://fhir.example/Organization/2',
          resource: { resourceType: 'Organization', id: '2', name: 'Bolt Clinic' },
          search: { mode: 'match' },
        },
      ],
    },
    items: '$.entry[*]',
    key: 'resource.id',
    label: 'resource.name',
  },
  {
    api: 'FHIR patients',
    paging: 'next-url',
    answer: {
      resourceType: 'Bundle',
      type: 'searchset',
      entry: [
        { fullUrl: 'urn:1', resource: { resourceType: 'Patient', id: 'p1', name: fhirName('Chalmers') } },
        { fullUrl: 'urn:2', resource: { resourceType: 'Patient', id: 'p2', name: fhirName('Levin') } },
      ],
    },
    items: '$.entry[*]',
    key: 'resource.id',
    label: ['resource.name', 'fullUrl', 'resource.id', 'resource.name.0.family'],
  },
  {
    api: 'JSON:API',
    paging: 'next-url',
    answer: {
      links: { self: 'https://ja.example/articles' },
      data: [
        {
          type: 'articles',
          id: '1',
          attributes: { title: 'First' },
          relationships: { author: { data: { type: 'people', id: '9' } } },
        },
        {
          type: 'articles',
          id: '2',
          attributes: { title: 'Second' },
          relationships: { author: { data: { type: 'people', id: '9' } } },
        },
      ],
      included: [{ type: 'people', id: '9', attributes: { name: 'Ada' } }],
    },
    items: '$.data[*]',
    key: 'id',
    label: 'attributes.title',
  },
  {
    api: 'HAL',
    paging: 'next-url',
    answer: {
      _links: { self: { href: '/orders' }, next: { href: '/orders?page=2' } },
      currentlyProcessing: 14,
      _embedded: {
        customers: [
          { _links: { self: { href: '/c/1' } }, id: 1, name: 'Acme' },
          { _links: { self: { href: '/c/2' } }, id: 2, name: 'Bolt' },
        ],
      },
      page: { size: 20, totalElements: 2 },
    },
    items: '$._embedded.customers[*]',
    key: 'id',
    label: 'name',
  },
  {
    api: 'SCIM users',
    paging: 'offset',
    answer: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 2,
      Resources: [
        { id: '2819c223', userName: 'bjensen', displayName: 'Babs J' },
        { id: 'c75ad752', userName: 'jsmith', displayName: 'Jo S' },
      ],
    },
    items: '$.Resources[*]',
    key: 'id',
    label: ['displayName', 'userName'],
  },
  {
    api: 'Jira projects',
    paging: 'offset',
    answer: {
      self: 'https://j.example',
      maxResults: 2,
      startAt: 0,
      total: 2,
      isLast: true,
      values: [
        { id: '10000', key: 'EX', name: 'Example', avatarUrls: { '16x16': 'https://j.example/16' } },
        { id: '10001', key: 'ABC', name: 'Alphabet', avatarUrls: { '16x16': 'https://j.example/16' } },
      ],
    },
    items: '$.values[*]',
    key: 'id',
    label: 'name',
  },
  {
    api: 'Jira search',
    paging: 'cursor',
    answer: {
      issues: [
        { expand: '', id: '10002', key: 'ED-1', fields: { summary: 'Fix it' } },
        { expand: '', id: '10003', key: 'ED-2', fields: { summary: 'Add it' } },
      ],
      nextPageToken: 'x',
    },
    items: '$.issues[*]',
    key: 'id',
    label: 'fields.summary',
  },
  {
    api: 'Confluence spaces',
    paging: 'next-url',
    answer: {
      results: [
        { id: '65', key: 'DS', name: 'Demo', type: 'global' },
        { id: '66', key: 'HR', name: 'People', type: 'global' },
      ],
      _links: { base: 'https://c.example', next: '/wiki/api/v2/spaces?cursor=x' },
    },
    items: '$.results[*]',
    key: 'id',
    label: 'name',
  },
  {
    api: 'Assets objects',
    paging: 'offset',
    answer: {
      startAt: 0,
      maxResults: 25,
      total: 2,
      values: [
        {
          workspaceId: 'w',
          id: '88',
          label: 'Laptop 1',
          objectKey: 'ITSM-88',
          objectType: { id: '23', name: 'Laptop' },
        },
        {
          workspaceId: 'w',
          id: '89',
          label: 'Laptop 2',
          objectKey: 'ITSM-89',
          objectType: { id: '23', name: 'Laptop' },
        },
      ],
    },
    items: '$.values[*]',
    key: 'id',
    label: 'label',
  },
  {
    api: 'GitHub repositories',
    paging: 'link-header',
    answer: [
      {
        id: 1296269,
        node_id: 'MDEw',
        name: 'Hello',
        full_name: 'octo/Hello',
        owner: { login: 'octo', id: 1 },
        private: false,
      },
      {
        id: 1296270,
        node_id: 'MDEx',
        name: 'World',
        full_name: 'octo/World',
        owner: { login: 'octo', id: 1 },
        private: false,
      },
    ],
    items: '$[*]',
    key: 'id',
    label: ['name', 'full_name'],
  },
  {
    api: 'GitHub search',
    paging: 'link-header',
    answer: {
      total_count: 2,
      incomplete_results: false,
      items: [
        { id: 3081286, name: 'Tetris', owner: { login: 'a', id: 872147 }, topics: ['x', 'y'] },
        { id: 3081287, name: 'Chess', owner: { login: 'b', id: 872148 }, topics: [] },
      ],
    },
    items: '$.items[*]',
    key: 'id',
    label: 'name',
  },
  {
    api: 'GitLab projects',
    paging: 'link-header',
    answer: [
      { id: 4, description: null, name: 'Diaspora', name_with_namespace: 'D / Diaspora', tag_list: ['a'] },
      { id: 6, description: null, name: 'Puppet', name_with_namespace: 'B / Puppet', tag_list: [] },
    ],
    items: '$[*]',
    key: 'id',
    label: ['name', 'name_with_namespace'],
  },
  {
    api: 'Azure resources',
    paging: 'next-url',
    answer: {
      value: [
        { id: '/subscriptions/1/resourceGroups/a', name: 'a', location: 'westeurope', tags: {} },
        { id: '/subscriptions/1/resourceGroups/b', name: 'bb', location: 'westeurope', tags: {} },
      ],
    },
    items: '$.value[*]',
    key: 'id',
    label: 'name',
  },
  {
    api: 'Azure DevOps projects',
    paging: 'page',
    answer: {
      count: 2,
      value: [
        { id: 'eb6e4656', name: 'Fabrikam', url: 'https://d.example/eb', state: 'wellFormed' },
        { id: '281f9a5b', name: 'Fiber', url: 'https://d.example/28', state: 'wellFormed' },
      ],
    },
    items: '$.value[*]',
    key: 'id',
    label: 'name',
  },
  {
    api: 'AWS EC2 as JSON',
    paging: 'cursor',
    answer: {
      Regions: [
        { Endpoint: 'ec2.eu-west-1.aws.example', RegionName: 'eu-west-1', OptInStatus: 'opt-in-not-required' },
        { Endpoint: 'ec2.us-east-1.aws.example', RegionName: 'us-east-1', OptInStatus: 'opt-in-not-required' },
      ],
    },
    items: '$.Regions[*]',
    key: 'RegionName',
    label: ['RegionName', 'Endpoint'],
  },
  {
    api: 'Google Drive files',
    paging: 'cursor',
    answer: {
      kind: 'drive#fileList',
      incompleteSearch: false,
      files: [
        { kind: 'drive#file', id: '1a', name: 'Plan', mimeType: 'text/plain' },
        { kind: 'drive#file', id: '1b', name: 'Notes', mimeType: 'text/plain' },
      ],
    },
    items: '$.files[*]',
    key: 'id',
    label: 'name',
  },
  {
    api: 'Google Sheets values',
    paging: 'none',
    answer: {
      range: 'Sheet1!A1:B3',
      majorDimension: 'ROWS',
      values: [
        ['id', 'name'],
        ['1', 'Acme'],
        ['2', 'Bolt'],
      ],
    },
    items: '$.values[*]',
    key: 'id',
    label: 'name',
    layout: 'header-row',
  },
  {
    api: 'Google Cloud projects',
    paging: 'cursor',
    answer: {
      projects: [
        { projectNumber: '415104041262', projectId: 'tokyo-rain', lifecycleState: 'ACTIVE', name: 'Tokyo' },
        { projectNumber: '415104041263', projectId: 'oslo-snow', lifecycleState: 'ACTIVE', name: 'Oslo' },
      ],
    },
    items: '$.projects[*]',
    key: 'projectId',
    label: 'name',
  },
  {
    api: 'Kubernetes list',
    paging: 'cursor',
    answer: {
      kind: 'NamespaceList',
      apiVersion: 'v1',
      metadata: { resourceVersion: '1' },
      items: [
        { metadata: { name: 'default', uid: 'a1', labels: { x: 'y' } }, status: { phase: 'Active' } },
        { metadata: { name: 'system', uid: 'a2', labels: { x: 'y' } }, status: { phase: 'Active' } },
      ],
    },
    items: '$.items[*]',
    key: 'metadata.uid',
    label: 'metadata.name',
  },
  {
    api: 'Consul catalog',
    paging: 'none',
    answer: [
      { ID: 'a1', Node: 'web-1', Address: '10.0.0.1', Datacenter: 'dc1' },
      { ID: 'a2', Node: 'web-2', Address: '10.0.0.2', Datacenter: 'dc1' },
    ],
    items: '$[*]',
    key: 'ID',
    label: ['Node', 'Address'],
  },
  {
    api: 'Slack users',
    paging: 'cursor',
    answer: {
      ok: true,
      members: [
        { id: 'W012', team_id: 'T012', name: 'spengler', real_name: 'Egon S' },
        { id: 'W07Q', team_id: 'T012', name: 'glinda', real_name: 'Glinda S' },
      ],
      response_metadata: { next_cursor: 'x' },
    },
    items: '$.members[*]',
    key: 'id',
    label: ['name', 'real_name'],
  },
  {
    api: 'Airtable records',
    paging: 'cursor',
    answer: {
      records: [
        { id: 'rec1', createdTime: '2026-01-01T00:00:00.000Z', fields: { Name: 'Acme', City: 'Rome' } },
        { id: 'rec2', createdTime: '2026-01-01T00:00:00.000Z', fields: { Name: 'Bolt', City: 'Bonn' } },
      ],
      offset: 'x',
    },
    items: '$.records[*]',
    key: 'id',
    label: 'fields.Name',
  },
  {
    api: 'Notion databases',
    paging: 'cursor',
    answer: {
      object: 'list',
      results: [
        { object: 'user', id: 'e79a', type: 'person', name: 'Ada' },
        { object: 'user', id: 'e79b', type: 'bot', name: 'Bo' },
      ],
      next_cursor: null,
      has_more: false,
    },
    items: '$.results[*]',
    key: 'id',
    label: 'name',
  },
  {
    api: 'Contentful entries',
    paging: 'offset',
    answer: {
      sys: { type: 'Array' },
      total: 2,
      skip: 0,
      limit: 100,
      items: [
        { sys: { id: 'a', type: 'Entry' }, fields: { title: 'First' } },
        { sys: { id: 'b', type: 'Entry' }, fields: { title: 'Second' } },
      ],
    },
    items: '$.items[*]',
    key: 'sys.id',
    label: 'fields.title',
  },
  {
    api: 'CKAN packages',
    paging: 'offset',
    answer: {
      help: 'https://ckan.example/help',
      success: true,
      result: {
        count: 2,
        facets: {},
        results: [
          { id: 'c1', name: 'air', title: 'Air quality', resources: [{ id: 'r1', name: 'csv' }] },
          { id: 'c2', name: 'trees', title: 'Trees', resources: [{ id: 'r2', name: 'csv' }] },
        ],
      },
    },
    items: '$.result.results[*]',
    key: 'id',
    label: ['title', 'name'],
  },
  {
    api: 'Solr select',
    paging: 'offset',
    answer: {
      responseHeader: { status: 0, QTime: 1 },
      response: {
        numFound: 2,
        start: 0,
        docs: [
          { id: 'a', name: 'Acme' },
          { id: 'b', name: 'Bolt' },
        ],
      },
    },
    items: '$.response.docs[*]',
    key: 'id',
    label: 'name',
  },
  {
    api: 'GeoJSON',
    paging: 'none',
    answer: {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          id: 1,
          geometry: { type: 'Point', coordinates: [1.5, 2.5] },
          properties: { name: 'Harbour' },
        },
        {
          type: 'Feature',
          id: 2,
          geometry: { type: 'Point', coordinates: [3.5, 4.5] },
          properties: { name: 'Station' },
        },
      ],
    },
    items: '$.features[*]',
    key: 'id',
    label: 'properties.name',
  },
  {
    api: 'US Census table',
    paging: 'none',
    answer: [
      ['NAME', 'POP', 'state'],
      ['Alabama', '5024279', '01'],
      ['Alaska', '733391', '02'],
    ],
    items: '$[*]',
    key: 'state',
    label: 'NAME',
    layout: 'header-row',
  },
  {
    api: 'exchange rates',
    paging: 'none',
    answer: { EUR: 'Euro', USD: 'US Dollar', JPY: 'Yen' },
    items: '$',
    key: '#name',
    label: '#value',
    layout: 'members',
  },
  {
    api: 'objects by their number',
    paging: 'none',
    answer: { 10: { name: 'Acme', city: 'Rome' }, 20: { name: 'Bolt', city: 'Bonn' } },
    items: '$',
    key: '#name',
    label: 'name',
    layout: 'members',
  },
  {
    api: 'MediaWiki pages',
    paging: 'cursor',
    answer: {
      batchcomplete: '',
      query: {
        pages: { 736: { pageid: 736, ns: 0, title: 'Einstein' }, 9228: { pageid: 9228, ns: 0, title: 'Earth' } },
      },
    },
    items: '$.query.pages',
    key: '#name',
    label: 'title',
    layout: 'members',
  },
  {
    api: 'columns of a chart',
    paging: 'none',
    answer: { data: { id: [1, 2, 3], name: ['Acme', 'Bolt', 'Core'] } },
    items: '$.data',
    key: 'id',
    label: 'name',
    layout: 'columns',
  },
  {
    api: 'Prometheus query',
    paging: 'none',
    answer: {
      status: 'success',
      data: {
        resultType: 'vector',
        result: [
          { metric: { __name__: 'up', instance: 'web-1' }, value: [1435781451.781, '1'] },
          { metric: { __name__: 'up', instance: 'web-2' }, value: [1435781451.781, '0'] },
        ],
      },
    },
    items: '$.data.result[*]',
    key: 'metric.instance',
    label: 'metric.instance',
  },
  {
    api: 'one object',
    paging: 'none',
    answer: { id: 7, name: 'Acme', city: 'Rome' },
    items: '$',
    key: 'id',
    label: 'name',
  },
  {
    api: 'list beside a user',
    paging: 'none',
    answer: { user: { id: 1, name: 'Me' }, items: [{ id: 5, name: 'Acme' }] },
    items: '$.items[*]',
    key: 'id',
    label: 'name',
  },
];

/** Answers that are no JSON value: XML, JSON Lines, JSON behind a guard. */
export const texts: Shape[] = [
  {
    api: 'Atom feed',
    paging: 'next-url',
    answer:
      '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:f</id><title>News</title><entry><id>urn:1</id><title>One</title></entry><entry><id>urn:2</id><title>Two</title></entry></feed>',
    items: 'feed/entry',
    key: 'id',
    label: 'title',
  },
  {
    api: 'sitemap',
    paging: 'none',
    answer:
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/1</loc></url><url><loc>https://a.example/2</loc></url></urlset>',
    items: 'urlset/url',
    key: 'loc',
    label: 'loc',
  },
  {
    api: 'OData as Atom',
    paging: 'next-url',
    answer:
      '<feed xmlns:d="d" xmlns:m="m"><id>f</id><title>Products</title><entry><id>https://o.example/P(1)</id><title/><content><m:properties><d:ID>1</d:ID><d:Name>Bread</d:Name></m:properties></content></entry><entry><id>https://o.example/P(2)</id><title/><content><m:properties><d:ID>2</d:ID><d:Name>Milk</d:Name></m:properties></content></entry></feed>',
    items: 'feed/entry',
    key: 'id',
    label: ['content.m:properties.d:Name', 'id'],
  },
  {
    api: 'JSON Lines',
    paging: 'none',
    answer: '{"id":1,"name":"Acme"}\n{"id":2,"name":"Bolt"}\n',
    items: '$[*]',
    key: 'id',
    label: 'name',
  },
  {
    api: 'JSON behind a guard',
    paging: 'none',
    answer: ')]}\'\n[{"_account_id":1000096,"name":"Ada"},{"_account_id":1000097,"name":"Bo"}]',
    items: '$[*]',
    key: '_account_id',
    label: 'name',
  },
  {
    api: 'table as CSV',
    paging: 'none',
    answer: 'code;name\nDE;Germany\nFR;France\n',
    items: '',
    key: 'code',
    label: 'name',
  },
];
