/** What the tests of sites share. */
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Nodes } from 'hast';
import { HtmlValidate } from 'html-validate';
import { type SiteSettings, settingsOf } from '../../../src/export/site/config.ts';
import { exportSite, type SiteOptions } from '../../../src/export/site/site.ts';
import type { SiteConfig } from '../../../src/record/types.generated.ts';
import type { Archive } from '../../../src/store/index.ts';
import { elements, parse, textOf } from '../../page/helpers.ts';
import { makeFolder, readTree } from '../../store/helpers.ts';
import type { Story } from '../dataset/helpers.ts';

export const BASE = 'https://arsip.example/kabar/';

/** A second capture of the ferry, with a correction, and the same people. */
export const FERRY_AGAIN: Story = {
  name: 'feri-2.txt',
  text: 'Kapal feri tiba terlambat 🚢\n\nKapal feri 🚢 dari Surabaya tiba di Ambon pada malam hari.\n\n“Kami lega karena semua penumpang selamat,” kata Siti Aminah kepada wartawan.\n',
  metadata: {
    uri: 'https://kabar.example/feri?utm_source=x',
    publisher: 'Kabar',
    datePublished: '2024-05-01',
    dateModified: '2024-05-02',
    rights: 'owned',
    language: 'id',
  },
};

export function settings(config: SiteConfig = {}): SiteSettings {
  // The search has tests of its own, and takes its time.
  return settingsOf({ baseUrl: BASE, title: 'Arsip Kabar', search: false, ...config });
}

/** Writes a site, by default into a new folder. */
export async function site(
  archive: Archive,
  config: SiteConfig = {},
  { out, ...options }: SiteOptions & { out?: string } = {},
) {
  const path = out ?? join(await makeFolder(), 'site');
  const receipt = await exportSite(archive, path, settings(config), { jobs: 1, ...options });
  return { path, receipt, tree: await readTree(path) };
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // The headline is as long as the newspaper made it.
    'long-title': 'off',
    // rehype-stringify writes it in lower case, as the standard allows.
    'doctype-style': 'off',
    // The style comes from where the page comes from.
    'require-sri': ['error', { target: 'crossorigin' }],
  },
});

/** What html-validate says of a page. */
export async function htmlProblems(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}

/** The files of a site as text; those of the search unpacked. */
export function unpacked(tree: ReadonlyMap<string, Buffer>): Map<string, string> {
  return new Map(
    [...tree].map(([path, bytes]) => [
      path,
      (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8'),
    ]),
  );
}

/** The pages of a site, parsed. */
export function pagesOf(tree: ReadonlyMap<string, Buffer>): Map<string, Nodes> {
  return new Map(
    [...tree]
      .filter(([path]) => path.endsWith('.html'))
      .map(([path, bytes]) => [path, parse(bytes.toString('utf8'))]),
  );
}

/** The JSON-LD that a page embeds. */
export function graphOf(page: Nodes): { '@graph': Record<string, unknown>[] } {
  const [script, ...more] = elements(page, 'script');
  if (!script || more.length > 0) throw new Error('A page has one script, which is its graph.');
  return JSON.parse(textOf(script)) as { '@graph': Record<string, unknown>[] };
}

/** The ids that nodes of a document have, and those that are just referred to. */
export function idsOf(value: unknown): { defined: Set<string>; referred: Set<string> } {
  const defined = new Set<string>();
  const referred = new Set<string>();
  const visit = (each: unknown): void => {
    if (Array.isArray(each)) each.forEach(visit);
    else if (typeof each === 'object' && each !== null) {
      const { '@id': id, ...rest } = each as Record<string, unknown>;
      if (typeof id === 'string') ('@type' in rest ? defined : referred).add(id);
      Object.values(rest).forEach(visit);
    }
  };
  visit(value);
  return { defined, referred };
}
