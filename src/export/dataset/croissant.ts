/** `croissant.json`: what a release holds, in Croissant 1.1, which loaders of machine learning read. */
import type { ReleaseTable } from '../../record/types.generated.ts';
import type { Column, ColumnKind, Table } from './columns.ts';
import { agentNode, type Credits } from './credits.ts';
import type { Described } from './described.ts';
import { limitationsOf } from './quality.ts';

/** The context that the specification gives. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  arrayShape: 'cr:arrayShape',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  containedIn: 'cr:containedIn',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  description: { '@container': '@language' },
  equivalentProperty: 'cr:equivalentProperty',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isArray: 'cr:isArray',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  name: { '@container': '@language' },
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  samplingRate: 'cr:samplingRate',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
};

const DATA_TYPES: Record<ColumnKind, string> = {
  string: 'sc:Text',
  integer: 'sc:Integer',
  number: 'sc:Float',
  date: 'sc:Date',
  strings: 'sc:Text',
  integers: 'sc:Integer',
};

/** The media type of a file of a table. */
export function mediaTypeOf(path: string): string {
  return path.endsWith('.parquet') ? 'application/vnd.apache.parquet' : 'application/jsonl';
}

/** The names Croissant readers know the formats by. */
function encodingFormat(path: string): string {
  return path.endsWith('.parquet') ? 'application/x-parquet' : 'application/jsonlines';
}

function fileObject({ path, bytes, sha256 }: ReleaseTable['files'][number]): object {
  return {
    '@type': 'cr:FileObject',
    '@id': path,
    name: path,
    contentUrl: path,
    contentSize: `${bytes} B`,
    encodingFormat: encodingFormat(path),
    sha256,
  };
}

/**
 * What the fields of a table are read from: its one Parquet file, whose digest readers then check, or
 * all of them as a set, which has none of its own.
 */
function sourceOf({ name, files }: ReleaseTable): object {
  const [first, ...more] = files.filter(({ path }) => path.endsWith('.parquet'));
  return more.length === 0
    ? { fileObject: { '@id': first!.path } }
    : { fileSet: { '@id': `${name}-parquet` } };
}

function fieldOf(table: Table, source: object, { name, description, kind }: Column): object {
  return {
    '@type': 'cr:Field',
    '@id': `${table.name}/${name}`,
    name: `${table.name}/${name}`,
    description,
    dataType: DATA_TYPES[kind],
    ...((kind === 'strings' || kind === 'integers') && { isArray: true, arrayShape: '-1' }),
    source: { ...source, extract: { column: name } },
  };
}

/**
 * Makes `croissant.json`. Every file of a table stands in it with its SHA-256; the record sets are read
 * from the Parquet files.
 *
 * @see https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html
 */
export function croissant(described: Described, credits: Credits): object {
  const { release, tables } = described;
  const written = new Map(release.tables.map((each) => [each.name, each]));
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    name: release.name,
    alternateName: credits.title,
    description: credits.description,
    version: release.version,
    datePublished: credits.day,
    ...(credits.license !== undefined && { license: credits.license }),
    ...(credits.url !== undefined && { url: credits.url }),
    ...(credits.doi !== undefined && { identifier: `https://doi.org/${credits.doi}` }),
    creator: credits.creators.map(agentNode),
    publisher: agentNode(credits.publisher),
    keywords: credits.keywords,
    inLanguage: [...described.statistics.languages.keys()].filter((tag) => tag !== 'und').sort(),
    citeAs: credits.bibtex,
    isLiveDataset: false,
    'rai:dataCollection':
      'News articles as they were captured into an archive; every row names the capture, whose raw bytes the archive keeps.',
    'rai:machineAnnotationTools': release.software,
    'rai:dataLimitations': [...LIMITATIONS, ...limitationsOf(release)].join(' '),
    'rai:personalSensitiveInformation': PERSONAL,
    distribution: release.tables.flatMap((table) => [
      ...table.files.map(fileObject),
      {
        '@type': 'cr:FileSet',
        '@id': `${table.name}-parquet`,
        name: `${table.name}-parquet`,
        description: `All parts of the table ${table.name}.`,
        encodingFormat: encodingFormat('.parquet'),
        includes: `data/${table.name}/*.parquet`,
      },
    ]),
    recordSet: tables.map((table) => ({
      '@type': 'cr:RecordSet',
      '@id': table.name,
      name: table.name,
      description: `${table.description} ${written.get(table.name)!.rows} rows, sorted by capture.`,
      ...(table.name === 'articles' && { key: { '@id': 'articles/capture' } }),
      field: table.columns.map((column) =>
        fieldOf(table, sourceOf(written.get(table.name)!), column),
      ),
    })),
  };
}

/** What anybody who uses a release should know. */
export const LIMITATIONS: readonly string[] = [
  'Entities, quotations, speakers and claims were found by a program and contain errors; the columns named confidence say how sure it was.',
  'What was attempted differs by language: where a coverage column says none, that there are no rows means nothing.',
  'A claim is a statement worth checking, not a statement that is wrong.',
  'Which articles were captured follows from whoever captured them: counts are no measure of what was published.',
];

/** What anybody who uses a release should know of the people in it. */
export const PERSONAL =
  'News articles name people, and say what others said and claimed of them. An attribution found by a program can be wrong: check it in the article before you repeat it.';
