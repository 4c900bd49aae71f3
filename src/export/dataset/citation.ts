/** `CITATION.cff`: how a release is cited, in the Citation File Format 1.2.0. */
import type { DatasetAgent } from '../../record/types.generated.ts';
import { type Credits, NO_LICENSE } from './credits.ts';

/** Text as YAML has it between double quotes, which is how JSON has it. */
const quoted = JSON.stringify;

/** Licences that the format knows by their address; others are only linked. */
function spdxOf(license: string): string | undefined {
  const found =
    /^https?:\/\/creativecommons\.org\/(?:licenses|publicdomain)\/([a-z-]+)\/([\d.]+)/.exec(
      license,
    );
  if (!found) return undefined;
  const [, kind = '', version] = found;
  return kind === 'zero' ? `CC0-${version}` : `CC-${kind.toUpperCase()}-${version}`;
}

const KNOWN = new Set([
  ...['BY', 'BY-SA', 'BY-NC', 'BY-ND', 'BY-NC-SA', 'BY-NC-ND'].flatMap((kind) =>
    ['1.0', '2.0', '2.5', '3.0', '4.0'].map((version) => `CC-${kind}-${version}`),
  ),
  'CC0-1.0',
]);

/** An organisation or, for want of a way to tell given from family names, anybody by the whole name. */
function agentLines({ type, name, url }: DatasetAgent): string[] {
  const isOrcid =
    url !== undefined && /^https:\/\/orcid\.org\/\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(url);
  if (type !== 'Person') {
    return [
      `  - name: ${quoted(name)}`,
      ...(url === undefined ? [] : [`    website: ${quoted(url)}`]),
    ];
  }
  return [
    `  - alias: ${quoted(name)}`,
    ...nameLines(name),
    ...(url === undefined
      ? []
      : [isOrcid ? `    orcid: ${quoted(url)}` : `    website: ${quoted(url)}`]),
  ];
}

function nameLines(name: string): string[] {
  const at = name.lastIndexOf(' ');
  if (at === -1) return [`    family-names: ${quoted(name)}`];
  return [
    `    given-names: ${quoted(name.slice(0, at))}`,
    `    family-names: ${quoted(name.slice(at + 1))}`,
  ];
}

/**
 * Writes `CITATION.cff`.
 *
 * @see https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md
 */
export function citationFile(credits: Credits, version: string): string {
  const { title, description, creators, license, url, doi, keywords, day } = credits;
  const spdx = license === undefined ? undefined : spdxOf(license);
  return [
    'cff-version: 1.2.0',
    'message: "If you use this dataset, please cite it as below."',
    'type: dataset',
    `title: ${quoted(title)}`,
    `abstract: ${quoted(license === undefined ? `${description} ${NO_LICENSE}` : description)}`,
    `version: ${quoted(version)}`,
    `date-released: ${quoted(day)}`,
    'authors:',
    ...creators.flatMap(agentLines),
    ...(doi === undefined ? [] : [`doi: ${quoted(doi)}`]),
    ...(url === undefined ? [] : [`url: ${quoted(url)}`]),
    ...(spdx !== undefined && KNOWN.has(spdx)
      ? [`license: ${spdx}`]
      : license === undefined
        ? []
        : [`license-url: ${quoted(license)}`]),
    ...(keywords.length === 0
      ? []
      : ['keywords:', ...keywords.map((each) => `  - ${quoted(each)}`)]),
    '',
  ].join('\n');
}
