/** Makes of a JSON Schema a check that runs over JSON text. */
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { Scanner } from './scanner.ts';

/** Moves over one value and says if it surely fits; what it cannot tell it denies. */
export type Check = (scanner: Scanner) => boolean;

/** A schema that `compileCheck` understands; it refuses every keyword that is not here. */
export interface Schema {
  readonly $id?: string;
  readonly $schema?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly oneOf?: readonly Schema[];
}

/** What is to be noticed while a check runs. Nothing inside a `oneOf` is. */
export interface Notice {
  /**
   * Called after a value, by where it stands: property names after `/`, `*` for items. A string is the
   * scanner's last one then, a number its last number.
   */
  readonly values: Readonly<Record<string, (scanner: Scanner) => void>>;
  /** Called after every object that has all of `start`, `end` and `text`; the text as its bytes. */
  span(start: number, end: number, textFrom: number, textTo: number): void;
}

const ANNOTATIONS = ['$schema', '$id', '$defs', 'title', 'description'];
/** The keywords that go with each type. */
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  object: ['properties', 'required', 'additionalProperties'],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems'],
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  integer: ['minimum', 'maximum'],
  number: ['minimum', 'maximum'],
};
const COMMA = 0x2c;

function onlyKeywords(schema: Schema, path: string, allowed: readonly string[]): void {
  for (const keyword of Object.keys(schema)) {
    if (!allowed.includes(keyword) && !ANNOTATIONS.includes(keyword)) {
      throw new Error(`The schema at '${path}' has '${keyword}', which no check is made of.`);
    }
  }
}

function checkLiterals(literals: readonly string[]): Check {
  const expected = literals.map((literal) => Buffer.from(JSON.stringify(literal)));
  return (scanner) => {
    for (const each of expected) if (scanner.literal(each)) return true;
    return false;
  };
}

function formatTest(name: string): (text: string) => boolean {
  const format = (fullFormats as Record<string, unknown>)[name];
  if (format instanceof RegExp) return (text) => format.test(text);
  if (typeof format === 'function') return format as (text: string) => boolean;
  throw new Error(`The format '${name}' is unknown.`);
}

function checkString({ minLength = 0, maxLength, pattern, format }: Schema): Check {
  if (minLength > 1) throw new Error('Of minLength no more than 1 is understood.');
  const tests: ((text: string) => boolean)[] = [];
  if (pattern !== undefined) {
    const expression = new RegExp(pattern, 'u');
    tests.push((text) => expression.test(text));
  }
  if (format !== undefined) tests.push(formatTest(format));
  if (maxLength !== undefined) tests.push((text) => [...text].length <= maxLength);
  return (scanner) => {
    if (!scanner.string() || scanner.to - scanner.from < minLength) return false;
    if (tests.length === 0) return true;
    const text = scanner.text();
    for (const test of tests) if (!test(text)) return false;
    return true;
  };
}

function checkNumber(schema: Schema): Check {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
  const integer = schema.type === 'integer';
  return (scanner) =>
    scanner.decimal(integer) && scanner.number >= minimum && scanner.number <= maximum;
}

function checkArray(schema: Schema, item: Check): Check {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, uniqueItems = false } = schema;
  if (uniqueItems && schema.items?.type !== 'string') {
    throw new Error('Only strings are compared with each other.');
  }
  return (scanner) => {
    if (!scanner.punctuation(0x5b)) return false;
    if (scanner.punctuation(0x5d)) return minItems === 0;
    const seen = uniqueItems ? new Set<string>() : null;
    let count = 0;
    do {
      if (!item(scanner)) return false;
      seen?.add(scanner.text());
      count++;
    } while (scanner.punctuation(COMMA));
    if (seen && seen.size !== count) return false;
    return scanner.punctuation(0x5d) && count >= minItems && count <= maxItems;
  };
}

function checkObject(
  { properties = {}, required = [] }: Schema,
  checks: readonly Check[],
  span: Notice['span'] | null,
): Check {
  const names = Object.keys(properties);
  const keys = names.map((name) => Buffer.from(`${JSON.stringify(name)}:`));
  // A bit for each property.
  if (names.length > 30) throw new Error('An object of more than 30 properties.');
  const needed = required.reduce((bits, name) => bits | (1 << names.indexOf(name)), 0);
  const [atStart, atEnd, atText] = ['start', 'end', 'text'].map((name) => names.indexOf(name));
  const spanBits = (1 << atStart!) | (1 << atEnd!) | (1 << atText!);
  const mayBeSpan = span !== null && atStart! >= 0 && atEnd! >= 0 && atText! >= 0;
  // Which property came after each one the last time: records are written in one order.
  const follower = new Uint8Array(names.length + 1);
  const find = (scanner: Scanner, guess: number): number => {
    if (guess < keys.length && scanner.literal(keys[guess]!)) return guess;
    for (let index = 0; index < keys.length; index++) {
      if (index !== guess && scanner.literal(keys[index]!)) return index;
    }
    return -1;
  };
  return (scanner) => {
    if (!scanner.punctuation(0x7b)) return false;
    let seen = 0;
    let start = 0;
    let end = 0;
    let textFrom = 0;
    let textTo = 0;
    if (!scanner.punctuation(0x7d)) {
      let previous = names.length;
      do {
        const index = find(scanner, follower[previous]!);
        if (index === -1 || seen & (1 << index)) return false;
        follower[previous] = index;
        previous = index;
        seen |= 1 << index;
        if (!checks[index]!(scanner)) return false;
        if (mayBeSpan) {
          if (index === atStart) start = scanner.number;
          else if (index === atEnd) end = scanner.number;
          else if (index === atText) {
            textFrom = scanner.from;
            textTo = scanner.to;
          }
        }
      } while (scanner.punctuation(COMMA));
      if (!scanner.punctuation(0x7d)) return false;
    }
    if ((seen & needed) !== needed) return false;
    if (mayBeSpan && (seen & spanBits) === spanBits) span(start, end, textFrom, textTo);
    return true;
  };
}

/** Says if no object can fit both: one lacks what the other needs, or a property differs. */
function excludeEachOther(a: Schema, b: Schema): boolean {
  const excludes = (one: Schema, other: Schema): boolean =>
    other.additionalProperties === false &&
    (one.required ?? []).some((name) => !(name in (other.properties ?? {})));
  const literals = ({ properties }: Schema, name: string): readonly string[] | undefined => {
    const { const: only, enum: many } = properties?.[name] ?? {};
    return only === undefined ? many : [only];
  };
  const differs = (a.required ?? []).some((name) => {
    const [mine, others] = [literals(a, name), literals(b, name)];
    return b.required?.includes(name) && mine && others && !mine.some((x) => others.includes(x));
  });
  return excludes(a, b) || excludes(b, a) || differs;
}

/**
 * Makes a check of a schema. What it affirms, a validator of the schema does too, and `JSON.parse`
 * takes; what it denies may be all right.
 *
 * @param schemas all that refer to each other
 * @param id the `$id` of the one to check by
 * @throws Error when a schema uses a keyword, or uses one in a way, that is not understood
 */
export function compileCheck(schemas: readonly Schema[], id: string, notice: Notice): Check {
  const byId = (wanted: string): Schema => {
    const found = schemas.find(({ $id }) => $id === wanted);
    if (!found) throw new Error(`There is no schema '${wanted}'.`);
    return found;
  };
  const resolve = (schema: Schema, root: Schema): { schema: Schema; root: Schema } => {
    const { $ref } = schema;
    if ($ref === undefined) return { schema, root };
    onlyKeywords(schema, $ref, ['$ref']);
    if (!$ref.startsWith('#/$defs/')) return { schema: byId($ref), root: byId($ref) };
    const target = root.$defs?.[$ref.slice('#/$defs/'.length)];
    if (!target) throw new Error(`There is no '${$ref}' in '${root.$id}'.`);
    return { schema: target, root };
  };
  const compileOneOf = (alternatives: readonly Schema[], root: Schema, path: string): Check => {
    const resolved = alternatives.map((each) => resolve(each, root));
    for (const [index, { schema }] of resolved.entries()) {
      for (const other of resolved.slice(index + 1)) {
        if (!excludeEachOther(schema, other.schema))
          throw new Error(`Choices at '${path}' overlap.`);
      }
    }
    const checks = resolved.map((each) => compile(each.schema, each.root, path, false));
    return (scanner) => {
      const { at } = scanner;
      for (const check of checks) {
        scanner.at = at;
        if (check(scanner)) return true;
      }
      return false;
    };
  };
  const compileKind = (schema: Schema, root: Schema, path: string, heard: boolean): Check => {
    if (schema.oneOf) {
      onlyKeywords(schema, path, ['oneOf']);
      return compileOneOf(schema.oneOf, root, path);
    }
    const literals = schema.const === undefined ? schema.enum : [schema.const];
    if (literals) {
      onlyKeywords(schema, path, ['const', 'enum']);
      return checkLiterals(literals);
    }
    const { type = '' } = schema;
    onlyKeywords(schema, path, ['type', ...(KEYWORDS[type] ?? [])]);
    if (type === 'string') return checkString(schema);
    if (type === 'integer' || type === 'number') return checkNumber(schema);
    if (type === 'array') {
      return checkArray(schema, compile(schema.items ?? {}, root, `${path}/*`, heard));
    }
    if (type !== 'object') throw new Error(`The type '${type}' at '${path}' is not understood.`);
    if (schema.additionalProperties !== false) {
      if (schema.properties) throw new Error(`The object at '${path}' is not closed.`);
      return (scanner) => scanner.bytes[scanner.at] === 0x7b && scanner.value();
    }
    const checks = Object.entries(schema.properties ?? {}).map(([name, each]) =>
      compile(each, root, `${path}/${name}`, heard),
    );
    return checkObject(schema, checks, heard ? notice.span : null);
  };
  const compile = (given: Schema, within: Schema, path: string, heard: boolean): Check => {
    const { schema, root } = resolve(given, within);
    const check = compileKind(schema, root, path, heard);
    const listen = heard ? notice.values[path] : undefined;
    if (!listen) return check;
    return (scanner) => {
      if (!check(scanner)) return false;
      listen(scanner);
      return true;
    };
  };
  return compile(byId(id), byId(id), '', true);
}
