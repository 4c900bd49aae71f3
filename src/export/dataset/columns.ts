/** The tables of a release and their columns, out of the schema that is their dictionary. */
import { readFileSync } from 'node:fs';
import type { DatasetTables } from '../../record/types.generated.ts';

/** What the cells of a column are. */
export type ColumnKind = 'string' | 'integer' | 'number' | 'date' | 'strings' | 'integers';

/** A column of a table. */
export interface Column {
  readonly name: string;
  /** What its cells mean, in a sentence. */
  readonly description: string;
  readonly kind: ColumnKind;
  /** Whether a cell may be null. */
  readonly nullable: boolean;
  /** Whether its cells hold words of the article, beyond names and what a catalogue would state. */
  readonly text: boolean;
  /** `words` may name anybody, an `address` may lead to somebody; in `neither` nobody's name can be. */
  readonly holds: 'words' | 'address' | 'neither';
  /** The values there are, when they are few. */
  readonly values?: readonly string[];
}

/** The name of a table. */
export type TableName = keyof DatasetTables & string;

/** A table of a release. */
export interface Table {
  readonly name: TableName;
  /** What a row is, in a sentence. */
  readonly description: string;
  readonly columns: readonly Column[];
}

interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  description?: string;
  type?: string | readonly string[];
  enum?: readonly (string | null)[];
  pattern?: string;
  format?: string;
  contentMediaType?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
}

/** The schema lies beside `src` and `dist` alike, in the repository and in the npm package. */
export const SCHEMA_FILE = new URL('../../../schemas/dataset.schema.json', import.meta.url);

function kindOf({ type, enum: values, format, items }: Schema): ColumnKind {
  if (values) return 'string';
  const [first] = [type].flat();
  if (first === 'array') return items?.type === 'integer' ? 'integers' : 'strings';
  if (first === 'integer' || first === 'number') return first;
  return format === 'date' ? 'date' : 'string';
}

function columnOf(name: string, schema: Schema): Column {
  const { description = '', type, enum: values, items } = schema;
  const kind = kindOf(schema);
  const cell = items ?? schema;
  const closed = kind !== 'string' && kind !== 'strings';
  return {
    name,
    description,
    kind,
    nullable: [type].flat().includes('null') || values?.includes(null) === true,
    text: cell.contentMediaType === 'text/plain',
    holds:
      closed || values || cell.pattern !== undefined
        ? 'neither'
        : cell.format === 'uri'
          ? 'address'
          : 'words',
    ...(values && { values: values.filter((each) => each !== null) }),
  };
}

let tables: readonly Table[] | undefined;

/** All tables there can be, `articles` first. */
export function allTables(): readonly Table[] {
  if (tables) return tables;
  const schema = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')) as Schema;
  tables = Object.entries(schema.properties ?? {}).map(([name, { description = '', items }]) => {
    const row = schema.$defs?.[items?.$ref?.replace('#/$defs/', '') ?? ''];
    const columns = Object.entries(row?.properties ?? {}).map(([each, cell]) =>
      columnOf(each, cell),
    );
    return { name: name as TableName, description, columns };
  });
  return tables;
}
