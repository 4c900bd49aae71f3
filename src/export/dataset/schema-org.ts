/** `dataset.jsonld`: a release as a schema.org Dataset, which search engines for data read. */
import { agentNode, type Credits } from './credits.ts';
import { mediaTypeOf } from './croissant.ts';
import type { Described } from './described.ts';
import { observationsOf } from './quality.ts';
import { byValue } from './statistics.ts';

/** Makes a Dataset. */
export function schemaOrgDataset(described: Described, credits: Credits): object {
  const { release, tables, statistics } = described;
  const { title, description, license, url, doi } = credits;
  const observations = observationsOf(release);
  const years = byValue(statistics.years).map(([year]) => year);
  const at = (path: string): string =>
    url === undefined ? path : new URL(path, url.endsWith('/') ? url : `${url}/`).href;
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: title,
    description,
    version: release.version,
    datePublished: credits.day,
    ...(url !== undefined && { url }),
    ...(doi !== undefined && { identifier: `https://doi.org/${doi}` }),
    ...(license !== undefined && { license }),
    creator: credits.creators.map(agentNode),
    publisher: agentNode(credits.publisher),
    keywords: credits.keywords,
    inLanguage: byValue(statistics.languages)
      .map(([tag]) => tag)
      .filter((tag) => tag !== 'und'),
    ...(years.length > 0 && { temporalCoverage: `${years[0]}/${years.at(-1)}` }),
    variableMeasured: tables.flatMap((table) =>
      table.columns.map((column) => ({
        '@type': 'PropertyValue',
        name: `${table.name}.${column.name}`,
        description: column.description,
      })),
    ),
    citation: credits.citation,
    // An observation names what it is about, and nothing names its observations.
    ...(observations.length > 0 && { '@reverse': { observationAbout: observations } }),
    distribution: release.tables.flatMap(({ files }) =>
      files.map(({ path, bytes, sha256 }) => ({
        '@type': 'DataDownload',
        name: path,
        contentUrl: at(path),
        encodingFormat: mediaTypeOf(path),
        contentSize: `${bytes} B`,
        sha256,
      })),
    ),
  };
}
