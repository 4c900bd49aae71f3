/** `ro-crate-metadata.json`: a release as a research object, in RO-Crate 1.2. */
import type { DatasetAgent } from '../../record/types.generated.ts';
import type { WrittenFile } from '../aside.ts';
import { type Credits, NO_LICENSE } from './credits.ts';
import { mediaTypeOf } from './croissant.ts';
import type { Described } from './described.ts';
import { observationsOf } from './quality.ts';

/** The file of a release that describes the whole as an RO-Crate. */
export const RO_CRATE_FILE = 'ro-crate-metadata.json';

/** What the files beside the tables are. */
const KNOWN: Record<string, [name: string, description: string, mediaType: string]> = {
  'README.md': [
    'Datasheet',
    'What is in the release, where it is from, its limits.',
    'text/markdown',
  ],
  'datasheet.html': ['Datasheet as a page', 'The datasheet with its charts.', 'text/html'],
  'release.json': [
    'What was released',
    'Name, version, selection, tables and files, for programs.',
    'application/json',
  ],
  'schema.json': [
    'Column dictionary',
    'JSON Schema of the rows of every table.',
    'application/schema+json',
  ],
  'CITATION.cff': ['Citation', 'How to cite the release.', 'application/yaml'],
  'croissant.json': [
    'Croissant',
    'The tables for loaders of machine learning.',
    'application/ld+json',
  ],
  'dataset.jsonld': ['Dataset', 'The release in schema.org terms.', 'application/ld+json'],
  'changes.jsonl': [
    'Changes',
    'What was added, changed and withdrawn since the release before.',
    'application/jsonl',
  ],
};

type Node = Record<string, unknown>;
const ref = (id: string): { '@id': string } => ({ '@id': id });

function fileNode({ path, bytes, sha256 }: WrittenFile): Node {
  const [name, description, mediaType] = KNOWN[path] ?? [
    path,
    path.startsWith('charts/')
      ? 'A chart of the datasheet.'
      : `A part of the table ${path.split('/')[1]}.`,
    path.endsWith('.svg') ? 'image/svg+xml' : mediaTypeOf(path),
  ];
  return {
    '@id': path,
    '@type': 'File',
    name,
    description,
    encodingFormat: mediaType,
    contentSize: String(bytes),
    sha256,
  };
}

/** One is written as itself and more as a list, as the specification has it. */
function oneOrMore<T>(all: readonly T[]): T | readonly T[] {
  return all.length === 1 ? all[0]! : all;
}

/** Nodes of people and organisations, each once; one without an address of its own is named here. */
class Agents {
  readonly nodes: Node[] = [];
  readonly #known = new Map<string, Node & { '@id': string }>();

  /** Refers to an agent, whose nodes are made when it is met first. */
  refer({ type = 'Organization', name, url, email, affiliation }: DatasetAgent): { '@id': string } {
    const key = JSON.stringify([type, name, url]);
    let node = this.#known.get(key);
    if (!node) {
      const id = url ?? `#agent-${this.#known.size + 1}`;
      node = { '@id': id, '@type': type, name, ...(url !== undefined && { url }) };
      this.#known.set(key, node);
      this.nodes.push(node);
    }
    if (affiliation) node.affiliation = this.refer(affiliation);
    if (email !== undefined) node.contactPoint = this.#contact(email);
    return ref(node['@id']);
  }

  #contact(email: string): { '@id': string } {
    const id = `mailto:${email}`;
    if (!this.nodes.some((each) => each['@id'] === id)) {
      const contactType = 'questions about the dataset';
      this.nodes.push({ '@id': id, '@type': 'ContactPoint', name: email, contactType, email });
    }
    return ref(id);
  }
}

/**
 * Makes `ro-crate-metadata.json`.
 *
 * @param files all other files of the release
 * @see https://www.researchobject.org/ro-crate/specification/1.2/
 */
export function roCrate(
  { release }: Described,
  credits: Credits,
  files: readonly WrittenFile[],
): object {
  const { license, url, doi } = credits;
  const agents = new Agents();
  const authors = credits.creators.map((each) => agents.refer(each));
  const publisher = agents.refer(credits.publisher);
  const observations = observationsOf(release, './') as (Node & { '@id': string })[];
  const licenseId = license ?? '#license';
  const software = `https://www.npmjs.com/package/kliping/v/${release.software.slice('kliping/'.length)}`;
  return {
    '@context': 'https://w3id.org/ro/crate/1.2/context',
    '@graph': [
      {
        '@id': RO_CRATE_FILE,
        '@type': 'CreativeWork',
        name: 'RO-Crate metadata',
        about: ref('./'),
        conformsTo: ref('https://w3id.org/ro/crate/1.2'),
      },
      {
        '@id': './',
        '@type': 'Dataset',
        name: credits.title,
        description: credits.description,
        version: release.version,
        datePublished: release.date,
        license: ref(licenseId),
        author: oneOrMore(authors),
        publisher,
        keywords: credits.keywords,
        ...(url !== undefined && { url }),
        ...(doi !== undefined && {
          identifier: ref(`https://doi.org/${doi}`),
          'cite-as': `https://doi.org/${doi}`,
        }),
        hasPart: files.map(({ path }) => ref(path)),
        mentions: oneOrMore([ref('#release'), ...observations.map((each) => ref(each['@id']))]),
      },
      ...files.map(fileNode),
      {
        '@id': licenseId,
        '@type': 'CreativeWork',
        name: license === undefined ? 'No licence stated' : 'Licence',
        description: license === undefined ? NO_LICENSE : `The licence of the release: ${license}`,
      },
      ...(doi === undefined
        ? []
        : [
            {
              '@id': `https://doi.org/${doi}`,
              '@type': 'PropertyValue',
              name: 'DOI',
              propertyID: 'https://registry.identifiers.org/registry/doi',
              value: `doi:${doi}`,
              url: `https://doi.org/${doi}`,
            },
          ]),
      ...agents.nodes,
      ...observations,
      {
        '@id': '#release',
        '@type': 'CreateAction',
        name: `Release ${release.version}`,
        description: 'The tables were made from the records of an archive.',
        endTime: release.date,
        instrument: ref(software),
        result: ref('./'),
        agent: publisher,
      },
      {
        '@id': software,
        '@type': 'SoftwareApplication',
        name: 'kliping',
        description: 'Turns raw news text into a structured-data archive.',
        version: release.software.slice('kliping/'.length),
        url: software,
      },
    ],
  };
}
