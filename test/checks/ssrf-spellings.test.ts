import { expect, test } from 'vitest';
import { checkUrl } from '../../src/checks/url';

/** Addresses that only somebody inside can reach: this machine, its network, its cloud's metadata. */
const addresses = [
  [127, 0, 0, 1],
  [127, 8, 9, 10],
  [0, 0, 0, 0],
  [10, 0, 0, 1],
  [172, 16, 0, 1],
  [192, 168, 1, 1],
  [169, 254, 169, 254],
  [100, 100, 100, 200],
  [224, 0, 0, 1],
  [255, 255, 255, 255],
];

const names = [
  'localhost',
  'LOCALHOST',
  'LocalHost',
  'loc%61lhost',
  '%6c%6f%63%61%6c%68%6f%73%74',
  'localhost.',
  'api.localhost',
  'metadata.google.internal',
  'METADATA.google.INTERNAL',
  'metadata.google.internal.',
  'printer.local',
  'router.home.arpa',
  'localhost.localdomain',
  'jira.corp',
  'nas.lan',
  'nas.home',
  'wiki.intranet',
  'db.private',
  'kubernetes.default.svc',
  'site.onion',
  'api.test',
  'api.invalid',
  'intranet',
  'jira',
  'kubernetes',
  'ｌｏｃａｌｈｏｓｔ',
  'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
  'lo\u00adcalhost',
  'localhost%2e',
  'localhost%00.example.com',
];

/** One address in every way that resolvers, browsers and proxies have been seen to read. */
function spellings([a = 0, b = 0, c = 0, d = 0]: number[]): string[] {
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const last3 = (b * 256 + c) * 256 + d;
  const last2 = c * 256 + d;
  const hex = (value: number, width = 0): string => `0x${value.toString(16).padStart(width, '0')}`;
  const octal = (value: number, width = 0): string => `0${value.toString(8).padStart(width, '0')}`;
  const dotted = [a, b, c, d].join('.');
  const pair = (x: number, y: number): string => (x * 256 + y).toString(16);
  const v6 = `${pair(a, b)}:${pair(c, d)}`;
  const wide = Array.from(dotted)
    .map((one) => (/\d/.test(one) ? String.fromCodePoint(one.charCodeAt(0) + 0xfee0) : one))
    .join('');
  return [
    dotted,
    `${dotted}.`,
    String(whole),
    hex(whole),
    hex(whole, 8).toUpperCase().replace('0X', '0x'),
    octal(whole),
    `${a}.${last3}`,
    `${a}.${b}.${last2}`,
    `${hex(a)}.${last3}`,
    `${octal(a)}.${octal(b)}.${octal(c)}.${octal(d)}`,
    `${octal(a, 6)}.${octal(b, 6)}.${octal(c, 6)}.${octal(d, 6)}`,
    `${hex(a)}.${hex(b)}.${hex(c)}.${hex(d)}`,
    `${hex(a, 4)}.${hex(b, 4)}.${hex(c, 4)}.${hex(d, 4)}`,
    `${hex(a)}.${octal(b)}.${c}.${d}`,
    `${a}.${hex(last3)}`,
    `${a}.${b}.${octal(last2)}`,
    dotted.replaceAll('.', '%2e'),
    dotted.replaceAll('.', '%2E'),
    Array.from(dotted)
      .map((one) => `%${one.charCodeAt(0).toString(16)}`)
      .join(''),
    dotted.replaceAll('.', '。'),
    dotted.replaceAll('.', '．'),
    dotted.replaceAll('.', '｡'),
    wide,
    `[::ffff:${dotted}]`,
    `[::ffff:${v6}]`,
    `[0:0:0:0:0:ffff:${v6}]`,
    `[::${dotted}]`,
    `[64:ff9b::${dotted}]`,
    `[2002:${v6}::]`,
    `[::1]`,
    `[0000:0000:0000:0000:0000:0000:0000:0001]`,
    `[fe80::1%25eth0]`,
    `[fd00:ec2::254]`,
    `user@${dotted}`,
    `user:pass@${dotted}`,
    `api.acme.example@${dotted}`,
    `api.acme.example:443@${dotted}`,
    `api.acme.example%40${dotted}@${dotted}`,
    `api.acme.example\\@${dotted}`,
    `${dotted}\\@api.acme.example`,
    `${dotted}#@api.acme.example`,
    `\t${dotted}`,
    `${dotted}\n`,
  ];
}

const hosts = [...new Set([...addresses.flatMap(spellings), ...names])];

test('five hundred spellings of addresses and names inside are refused, with any port and path', () => {
  const urls = hosts.flatMap((host) => [`https://${host}/latest/meta-data/`, `https://${host}:8443`]);
  expect(hosts.length).toBeGreaterThanOrEqual(300);
  expect(new Set(urls).size).toBeGreaterThanOrEqual(500);
  expect(urls.filter((url) => checkUrl(url).ok)).toEqual([]);
});

test('the same hosts under every other scheme are refused', () => {
  for (const scheme of [
    'http',
    'ftp',
    'file',
    'gopher',
    'ws',
    'wss',
    'jar:https',
    'dict',
    'ldap',
    'data',
    'blob:https',
  ])
    expect(hosts.filter((host) => checkUrl(`${scheme}://${host}/`).ok)).toEqual([]);
});

test('a name of the outside that holds such a text is a name like any other', () => {
  for (const host of [
    'localhost.example.com',
    '127.0.0.1.nip.io',
    '10-0-0-1.sslip.io',
    'localtest.me',
    '127-0-0-1.example.com',
    'internal.example.com',
    'local.example.com',
  ])
    expect(checkUrl(`https://${host}/`).ok).toBe(true);
});
