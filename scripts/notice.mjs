// Writes the licences of the packages that a bundle holds.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** What a package says of its licence, whole. */
function licenceOf(folder) {
  const names = readdirSync(folder).sort();
  const files = names.filter((name) => /^(?:licen[cs]e|copying|notice)\b/i.test(name));
  // Some say it at the end of what they say of themselves.
  const found = files.length > 0 ? files : names.filter((name) => /^readme\b/i.test(name));
  if (found.length === 0) throw new Error(`${folder} tells no licence, so it cannot be bundled.`);
  return found.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n');
}

/**
 * Writes one file with the licence of every package that went into a bundle.
 *
 * @param metafile What esbuild tells of the bundle.
 */
export function writeNotice({ inputs }, path) {
  const found = Object.keys(inputs).map((input) => PACKAGE.exec(input)?.[1]);
  const folders = [...new Set(found)].filter((folder) => folder !== undefined).sort();
  const parts = folders.map((folder) => {
    const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const { name, version, license = about.licenses?.[0]?.type } = about;
    return `${name} ${version} (${license})\n\n${licenceOf(folder)}\n`;
  });
  const head = 'The programs in this folder hold code of these packages, under their licences.\n';
  writeFileSync(path, [head, ...parts].join(`\n${'-'.repeat(80)}\n\n`));
}
