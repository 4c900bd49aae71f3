// Makes `src/record/scan/record.generated.ts`: the schema of the record as code that runs over JSON text.
import { readFileSync } from 'node:fs';

/** A schema of which code can be made; every keyword that is not here is refused. */
interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
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

/** A schema, and the one whose `$defs` it refers to. */
interface Placed {
  readonly schema: Schema;
  readonly root: Schema;
}

const SCHEMAS = ['record', 'news-article-graph', 'claim-review-stub'].map(
  (name) => JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as Schema,
);

/**
 * What is told while a record is scanned, by where it stands: property names after `/`, `*` for items.
 * Nothing inside a `oneOf` is told.
 */
const HEARD: Readonly<Record<string, string>> = {
  '/id': 'heard.id(bytes, start, at);',
  '/source/byteLength': 'heard.byteLength(last.number);',
  '/article/text': 'heard.text(start + 1, at - 1);',
  '/article/sourceMap/*/*': 'heard.run(last.number);',
  '/removed/*/byteStart': 'heard.start(last.number);',
  '/removed/*/byteEnd': 'heard.end(last.number);',
  '/normalised/*/byteStart': 'heard.start(last.number);',
  '/normalised/*/byteEnd': 'heard.end(last.number);',
};

const ANNOTATIONS = ['$schema', '$id', '$defs', 'title', 'description'];
/** The keywords that go with each type. */
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  object: ['properties', 'required', 'additionalProperties'],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems'],
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  integer: ['minimum', 'maximum'],
  number: ['minimum', 'maximum'],
};

function onlyKeywords(schema: Schema, path: string, allowed: readonly string[]): void {
  for (const keyword of Object.keys(schema)) {
    if (!allowed.includes(keyword) && !ANNOTATIONS.includes(keyword)) {
      throw new Error(`The schema at '${path}' has '${keyword}', of which no code is made.`);
    }
  }
}

function resolve({ schema, root }: Placed): Placed {
  const { $ref } = schema;
  if ($ref === undefined) return { schema, root };
  onlyKeywords(schema, $ref, ['$ref']);
  if (!$ref.startsWith('#/$defs/')) {
    const found = SCHEMAS.find(({ $id }) => $id === $ref);
    if (!found) throw new Error(`There is no schema '${$ref}'.`);
    return { schema: found, root: found };
  }
  const target = root.$defs?.[$ref.slice('#/$defs/'.length)];
  if (!target) throw new Error(`There is no '${$ref}' in '${root.$id}'.`);
  return { schema: target, root };
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

const word = (bytes: Buffer, at: number): string => String(bytes.readInt32LE(at));

/** The condition that a text, of four bytes at least, stands at `at`; its first word may be known. */
function standsAt(text: string, firstKnown = false): string {
  const bytes = Buffer.from(text);
  if (bytes.length < 4) throw new Error(`'${text}' is too short for a word.`);
  const places = new Set<number>();
  for (let at = firstKnown ? 4 : 0; at + 4 <= bytes.length; at += 4) places.add(at);
  if (bytes.length > 4) places.add(bytes.length - 4);
  const words = [...places].map((at) => {
    const place = at === 0 ? 'at' : `at + ${at}`;
    return `view.getInt32(${place}, true) === ${word(bytes, at)}`;
  });
  return words.join(' && ') || 'true';
}

/** Makes functions, one for each schema and what is told of it. */
class Functions {
  readonly #bodies: string[] = [];
  readonly tests: string[] = [];
  readonly #names = new Map<Schema, Map<string, string>>();

  /** The name of the function for a schema at a path. */
  of(given: Placed, path: string, heard: boolean): string {
    const placed = resolve(given);
    // Where nothing below is told, where it stands makes no difference.
    const below = heard && Object.keys(HEARD).some((each) => each.startsWith(path));
    const key = below ? path : String(heard);
    const known = this.#names.get(placed.schema) ?? new Map<string, string>();
    this.#names.set(placed.schema, known);
    const name =
      known.get(key) ??
      this.#named(this.#body(placed, path, heard), heard ? HEARD[path] : undefined);
    known.set(key, name);
    return name;
  }

  /** The name of the function that does this; many do the same. */
  #named(body: string, telling: string | undefined): string {
    const text = `(bytes, view, start, heard) => {\n  let at = start;\n${body}${
      telling === undefined ? '' : `  ${telling}\n`
    }  return at;\n};`;
    const index = this.#bodies.indexOf(text);
    if (index !== -1) return `scan${index}`;
    this.#bodies.push(text);
    return `scan${this.#bodies.length - 1}`;
  }

  /** The functions as source text. */
  get texts(): string[] {
    return this.#bodies.map((text, index) => `const scan${index}: Scan = ${text}`);
  }

  #body({ schema, root }: Placed, path: string, heard: boolean): string {
    if (schema.oneOf) {
      onlyKeywords(schema, path, ['oneOf']);
      return this.#oneOf(schema.oneOf, root, path);
    }
    const literals = schema.const === undefined ? schema.enum : [schema.const];
    if (literals) {
      onlyKeywords(schema, path, ['const', 'enum']);
      const choices = literals.map((literal) => {
        const text = JSON.stringify(literal);
        return `if (${standsAt(text)}) at += ${Buffer.from(text).length};\n  else `;
      });
      return `  ${choices.join('')}return -1;\n`;
    }
    const { type = '' } = schema;
    onlyKeywords(schema, path, ['type', ...(KEYWORDS[type] ?? [])]);
    if (type === 'string') return this.#string(schema);
    if (type === 'integer' || type === 'number') return this.#number(schema);
    if (type === 'array') return this.#array({ schema, root }, path, heard);
    if (type !== 'object') throw new Error(`The type '${type}' at '${path}' is not understood.`);
    if (schema.additionalProperties !== false) {
      if (schema.properties) throw new Error(`The object at '${path}' is not closed.`);
      return '  if (bytes[at] !== 0x7b) return -1;\n  at = valueEnd(bytes, view, at);\n';
    }
    return this.#object({ schema, root }, path, heard);
  }

  #oneOf(alternatives: readonly Schema[], root: Schema, path: string): string {
    const resolved = alternatives.map((schema) => resolve({ schema, root }));
    for (const [index, { schema }] of resolved.entries()) {
      for (const other of resolved.slice(index + 1)) {
        if (!excludeEachOther(schema, other.schema)) {
          throw new Error(`Choices at '${path}' overlap.`);
        }
      }
    }
    const [first, ...others] = resolved.map((each) => this.of(each, path, false));
    return [
      `  at = ${first}(bytes, view, start, heard);\n`,
      ...others.map((name) => `  if (at === -1) at = ${name}(bytes, view, start, heard);\n`),
      '  if (at === -1) return -1;\n',
    ].join('');
  }

  #string({ minLength = 0, maxLength, pattern, format }: Schema): string {
    if (minLength > 1) throw new Error('Of minLength no more than 1 is understood.');
    const rules = { pattern, format, maxLength };
    let body = '  at = stringEnd(bytes, view, at);\n';
    body += `  if (at === -1${minLength === 1 ? ' || at - start === 2' : ''}) return -1;\n`;
    if (Object.values(rules).some((rule) => rule !== undefined)) {
      const test = `const TEST = stringTest(${JSON.stringify(rules)});`;
      if (!this.tests.includes(test)) this.tests.push(test);
      body += `  if (!test${this.tests.indexOf(test)}(bytes, start, at)) return -1;\n`;
    }
    return body;
  }

  #number({ type, minimum, maximum }: Schema): string {
    const conditions = ['at === -1'];
    if (minimum !== undefined) conditions.push(`last.number < ${minimum}`);
    if (maximum !== undefined) conditions.push(`last.number > ${maximum}`);
    return (
      `  at = numberEnd(bytes, at, ${type === 'integer'});\n` +
      `  if (${conditions.join(' || ')}) return -1;\n`
    );
  }

  #array({ schema, root }: Placed, path: string, heard: boolean): string {
    const { items = {}, minItems = 0, maxItems, uniqueItems = false } = schema;
    if (
      uniqueItems &&
      items.type !== 'string' &&
      resolve({ schema: items, root }).schema.type !== 'string'
    ) {
      throw new Error('Only strings are compared with each other.');
    }
    const item = this.of({ schema: items, root }, `${path}/*`, heard);
    const refused = minItems > 0 ? [`count < ${minItems}`] : [];
    if (maxItems !== undefined) refused.push(`count > ${maxItems}`);
    if (uniqueItems) refused.push('!allDiffer(bytes, places)');
    const counts = refused.some((condition) => condition.startsWith('count'));
    return [
      '  if (bytes[at] !== 0x5b) return -1;\n',
      `  if (bytes[at + 1] === 0x5d) ${minItems > 0 ? 'return -1' : 'return at + 2'};\n`,
      counts ? '  let count = 0;\n' : '',
      uniqueItems ? '  const places: number[] = [];\n' : '',
      '  do {\n',
      uniqueItems ? '    places.push(at + 1);\n' : '',
      `    at = ${item}(bytes, view, at + 1, heard);\n`,
      '    if (at === -1) return -1;\n',
      uniqueItems ? '    places.push(at);\n' : '',
      counts ? '    count++;\n' : '',
      '  } while (bytes[at] === 0x2c);\n',
      `  if (${['bytes[at] !== 0x5d', ...refused].join(' || ')}) return -1;\n`,
      '  at++;\n',
    ].join('');
  }

  #object({ schema, root }: Placed, path: string, heard: boolean): string {
    const { properties = {}, required = [] } = schema;
    const names = Object.keys(properties);
    // A bit for each property.
    if (names.length > 30) throw new Error('An object of more than 30 properties.');
    const bitOf = (name: string): number => 1 << names.indexOf(name);
    const needed = required.reduce((bits, name) => bits | bitOf(name), 0);
    const span = heard && ['start', 'end', 'text'].every((name) => names.includes(name));
    const keptOf: Record<string, string> = span
      ? { start: 'from = last.number;', end: 'to = last.number;', text: 'textTo = at - 1;' }
      : {};
    // The first word of each key tells most of them apart.
    const byWord = new Map<string, string[]>();
    for (const name of names) {
      const first = word(Buffer.from(`${JSON.stringify(name)}:`), 0);
      byWord.set(first, [...(byWord.get(first) ?? []), name]);
    }
    const cases = [...byWord].map(([first, those]) => {
      const branches = those.map((name) => {
        const text = `${JSON.stringify(name)}:`;
        const item = this.of({ schema: properties[name]!, root }, `${path}/${name}`, heard);
        const value = `at + ${Buffer.from(text).length}`;
        return (
          `if (${standsAt(text, true)}) {\n` +
          `          if (seen & ${bitOf(name)}) return -1;\n` +
          `          seen |= ${bitOf(name)};\n` +
          (span && name === 'text' ? `          textFrom = ${value} + 1;\n` : '') +
          `          at = ${item}(bytes, view, ${value}, heard);\n` +
          (keptOf[name] ? `          ${keptOf[name]}\n` : '') +
          '          break;\n        }'
        );
      });
      return `      case ${first}:\n        ${branches.join('\n        ')}\n        return -1;\n`;
    });
    const spanBits = span ? bitOf('start') | bitOf('end') | bitOf('text') : 0;
    return [
      '  if (bytes[at] !== 0x7b) return -1;\n',
      needed === 0 ? '  if (bytes[at + 1] === 0x7d) return at + 2;\n' : '',
      '  let seen = 0;\n',
      span ? '  let from = 0;\n  let to = 0;\n  let textFrom = 0;\n  let textTo = 0;\n' : '',
      '  do {\n    at++;\n    switch (view.getInt32(at, true)) {\n',
      ...cases,
      '      default:\n        return -1;\n    }\n    if (at === -1) return -1;\n',
      '  } while (bytes[at] === 0x2c);\n',
      `  if (bytes[at] !== 0x7d${needed === 0 ? '' : ` || (seen & ${needed}) !== ${needed}`}) return -1;\n`,
      span
        ? `  if ((seen & ${spanBits}) === ${spanBits}) heard.span(from, to, textFrom, textTo);\n`
        : '',
      '  at++;\n',
    ].join('');
  }
}

/**
 * Makes the source text of `src/record/scan/record.generated.ts`. What that code affirms, a validator of
 * the schema does too, and `JSON.parse` takes; what it denies may be all right.
 *
 * @throws Error when a schema uses a keyword, or uses one in a way, that is not understood
 */
export function recordScanner(): string {
  const functions = new Functions();
  const root = SCHEMAS[0]!;
  const name = functions.of({ schema: root, root }, '', true);
  const tests = functions.tests.map((test, index) => test.replace('TEST', `test${index}`));
  return `// @ts-nocheck: not every function needs all that it is given.
// Generated by \`npm run generate\` from \`schemas/\`; do not edit.
import type { Heard } from './heard.ts';
import { allDiffer, last, numberEnd, stringEnd, valueEnd } from './scanner.ts';
import { stringTest } from './strings.ts';

${tests.join('\n')}

type Scan = (bytes: Uint8Array, view: DataView, start: number, heard: Heard) => number;

${functions.texts.join('\n\n')}

/** Moves over a record; the answer is the place after it, or -1 when it may not fit its schema. */
export const scanRecord: Scan = ${name};
`;
}
