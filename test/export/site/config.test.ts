import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkConfig, readConfig, settingsOf } from '../../../src/export/site/config.ts';
import { StoreIoError, StoreUsageError } from '../../../src/store/index.ts';
import { makeFolder } from '../../store/helpers.ts';

const option = (flag: string, path: string, value: unknown) => ({
  flag,
  path: path.split('/'),
  value,
});

describe('the configuration of a site', () => {
  it.each<[string, unknown, string]>([
    [
      'an unknown key',
      { baseurl: 'https://a.example/' },
      '/ must NOT have additional properties: "baseurl"',
    ],
    [
      'a language',
      { language: 'fr' },
      '/language must be equal to one of the allowed values: ["en","id"]',
    ],
    ['an address', { baseUrl: 'a.example' }, '/baseUrl is no address that can be used'],
    ['a step up', { baseUrl: 'https://a.example/../x/' }, 'without query, fragment, `.` and `..`'],
    ['a step nowhere', { baseUrl: 'https://a.example/a/./b' }, '/baseUrl'],
    ['a port', { baseUrl: 'https://a.example:99999/' }, 'a port is at most 65535'],
    ['a port of a licence', { license: 'https://a.example:65536/' }, '/license'],
    ['a query', { baseUrl: 'https://a.example/?x' }, 'without query'],
    ['a query of datasets', { datasets: { url: 'https://a.example/?t=1' } }, 'query and fragment'],
    ['a fragment of datasets', { datasets: { url: 'https://a.example/x#a' } }, '/datasets/url'],
    ['a licence', { license: 'CC BY' }, '/license is no address'],
    ['what to give', { license: 'CC BY' }, 'begins with http:// or https://'],
    ['a script', { publisher: { name: 'A', url: 'javascript:alert(1)' } }, '/publisher/url'],
    ['a quote', { publisher: { name: 'A', logo: 'https://a.example/"><b>' } }, '/publisher/logo'],
    ['rights', { rights: { sources: { 'a.example': 'mine' } } }, '/rights/sources/a.example'],
    ['a number', { entities: { minimum: 0 } }, '/entities/minimum must be >= 1'],
    [
      'a control character',
      { title: 'A\0' },
      '/title cannot be shown: give a text without control characters',
    ],
    ['one in a description', { description: 'A\u0085' }, '/description cannot be shown'],
    ['one in a name', { publisher: { name: 'A\nB' } }, '/publisher/name cannot be shown'],
    ['a list', [], '/ must be object'],
  ])('names the key and what is allowed: %s', (_what, value, message) => {
    expect(() => checkConfig(value, 'site.json')).toThrow(StoreUsageError);
    expect(() => checkConfig(value, 'site.json')).toThrow(message);
    expect(() => checkConfig(value, 'site.json')).toThrow('site.json');
  });

  it('is read from its file, which must be there if it is named', async () => {
    const folder = await makeFolder();
    const path = join(folder, 'c.json');
    await expect(readConfig(path)).rejects.toThrow(StoreUsageError);
    await expect(readConfig(path)).rejects.toThrow('--config');
    await expect(readConfig(folder)).rejects.toThrow(StoreIoError);
    await writeFile(path, '\ufeff{"title": "A"}');
    expect(await readConfig(path)).toEqual({ title: 'A' });
    await writeFile(path, '{title}');
    await expect(readConfig(path)).rejects.toThrow(/c\.json is no JSON/);
  });

  it('has a default for everything but the address', () => {
    expect(() => settingsOf({})).toThrow('--base-url');
    expect(settingsOf({ baseUrl: 'https://a.example/x' })).toEqual({
      baseUrl: 'https://a.example/x/',
      title: 'a.example',
      language: 'en',
      publisher: { name: 'a.example', url: 'https://a.example/x/' },
      usageInfo: 'https://a.example/x/about/#rights',
      rights: { default: 'unknown', sources: {} },
      unknown: 'full',
      attributions: 'cautious',
      entityMinimum: 2,
      search: true,
    });
  });

  it('gives way to options, which are named when they are wrong', () => {
    const config = {
      baseUrl: 'https://a.example/',
      publisher: { name: 'A', url: 'https://b.example/' },
    };
    const settings = settingsOf(config, [
      option('--publisher', 'publisher/name', 'B'),
      option('--entity-minimum', 'entities/minimum', 5),
      option('--rights-of', 'rights/sources/c.example', 'owned'),
      option('--rights-of', 'rights/sources/__proto__', 'licensed'),
    ]);
    expect(settings.publisher).toEqual({ name: 'B', url: 'https://b.example/' });
    expect(settings.entityMinimum).toBe(5);
    expect(Object.entries(settings.rights.sources)).toEqual([
      ['c.example', 'owned'],
      ['__proto__', 'licensed'],
    ]);
    expect(config.publisher.name).toBe('A');
    expect(() => settingsOf(config, [option('--license', 'license', 'x')])).toThrow(
      /--license cannot be used: .*http:\/\/ or https:\/\//,
    );
    expect(() => settingsOf(config, [option('--base-url', 'baseUrl', 'news.example')])).toThrow(
      /^--base-url cannot be used: [^^]*$/,
    );
  });

  it('takes the address of a publisher without a name', () => {
    const given = option('--publisher-url', 'publisher/url', 'https://p.example/');
    const { publisher } = settingsOf({ baseUrl: 'https://a.example:65535/.x/a..b/' }, [given]);
    expect(publisher).toEqual({ name: 'a.example', url: 'https://p.example/' });
  });
});
