/** Tells whether a document describes an entity already. */
import type { OrganizationNode, PersonNode, PlaceNode } from '../record/types.generated.ts';
import { textKey } from '../unicode/text-key.ts';
import { readValue, type Subject } from './document.ts';

/** An entity of an article's graph. */
export type EntityNode = PersonNode | OrganizationNode | PlaceNode;

/**
 * Types that news sites give what an article names, by what it is here. `Thing` is what they give where
 * they do not know.
 *
 * @see https://schema.org/docs/full.html
 */
export const SAME_TYPES: Readonly<Record<EntityNode['@type'], ReadonlySet<string>>> = {
  Person: new Set(['Thing', 'Person']),
  Organization: new Set([
    ...['Thing', 'Organization', 'Airline', 'Corporation', 'EducationalOrganization', 'NGO'],
    ...[
      'CollegeOrUniversity',
      'School',
      'GovernmentOrganization',
      'MedicalOrganization',
      'Hospital',
    ],
    ...['LibrarySystem', 'LocalBusiness', 'NewsMediaOrganization', 'OnlineBusiness', 'MusicGroup'],
    ...[
      'PerformingGroup',
      'PoliticalParty',
      'Project',
      'ResearchOrganization',
      'SportsOrganization',
    ],
    ...['SportsTeam', 'WorkersUnion', 'FinancialService', 'BankOrCreditUnion', 'Consortium'],
  ]),
  Place: new Set([
    ...['Thing', 'Place', 'AdministrativeArea', 'City', 'Country', 'State', 'CivicStructure'],
    ...[
      'Landform',
      'Continent',
      'Mountain',
      'Volcano',
      'BodyOfWater',
      'LakeBodyOfWater',
      'OceanBodyOfWater',
    ],
    ...['RiverBodyOfWater', 'SeaBodyOfWater', 'LandmarksOrHistoricalBuildings', 'Residence'],
    ...['TouristAttraction', 'Airport', 'Bridge', 'Beach', 'Museum', 'Park', 'StadiumOrArena'],
  ]),
};
/** The properties whose values are what a text names. */
const NAMED = /^(?:schema:|https?:\/\/schema\.org\/)?(?:about|mentions)$/;
const SCHEMA_ORG = /^(?:schema:|https?:\/\/schema\.org\/)/;

/** What a value says in words: texts, and the texts of value objects, alone or in lists. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const { '@value': text, '@id': id } = value as Record<string, unknown>;
  return textsOf(text ?? id ?? []);
}

/** The id of a node, by either of its names; `undefined` for none, `null` for what is no id. */
export function idOf({ place }: Pick<Subject, 'place'>): string | null | undefined {
  const id = readValue(place, '@id') ?? readValue(place, 'id');
  return id === undefined || typeof id === 'string' ? id : null;
}

/** The types of a node, without the address of schema.org. */
export function typesOf({ place }: Pick<Subject, 'place'>): string[] {
  return textsOf(readValue(place, '@type') ?? readValue(place, 'type')).map((type) =>
    type.replace(SCHEMA_ORG, ''),
  );
}

/** What spellings of an authority's address have in common. */
function addressKey(address: string): string {
  return address
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/^(wikidata\.org)\/wiki\//, '$1/entity/')
    .replace(/\/$/, '');
}

/** What a document says of something that may be an entity. */
export interface Described {
  subject: Subject;
  types: readonly string[];
  names: ReadonlySet<string>;
  addresses: ReadonlySet<string>;
}

/** Reads a node as the description of an entity. */
export function readDescribed(subject: Subject): Described {
  const { place } = subject;
  const texts = (name: string): string[] => textsOf(readValue(place, name) ?? []);
  const id = idOf(subject);
  return {
    subject,
    types: typesOf(subject),
    names: new Set([...texts('name'), ...texts('alternateName')].map(textKey)),
    addresses: new Set([...texts('sameAs'), ...(id ? [id] : [])].map(addressKey)),
  };
}

/**
 * Tells if a node describes an entity: it is the same by an authority's address, or has its name and a
 * type that may be the entity's. A node without a type may be of any, but only where an article says that it
 * names it or is about it: elsewhere a name may be that of a picture or a song.
 */
export function isSame(described: Described, entity: EntityNode): boolean {
  const { types, names, addresses, subject } = described;
  if (entity.sameAs?.some((address) => addresses.has(addressKey(address)))) return true;
  if (!names.has(textKey(entity.name))) return false;
  if (types.length === 0) return NAMED.test(subject.property ?? '');
  return types.some((type) => SAME_TYPES[entity['@type']].has(type));
}
