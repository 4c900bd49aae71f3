/** Which tables and columns go into a release. */
import { StoreUsageError } from '../../store/index.ts';
import { allTables, type Column, type Table } from './columns.ts';

/** What is there whatever was chosen: without them no row leads anywhere. */
const ALWAYS = ['capture', 'raw_sha256'];

/** What was asked for. */
export interface FieldChoice {
  /** Tables and columns, as `table` or `table.column`. Default: all. */
  readonly fields?: readonly string[];
  /** Whether columns with words of the articles are left out. Default: no. */
  readonly withoutText?: boolean;
}

function checkField(field: string): void {
  const [tableName, columnName, ...rest] = field.split('.');
  const table = allTables().find(({ name }) => name === tableName);
  if (!table || rest.length > 0) {
    const known = allTables().map(({ name }) => name);
    throw new StoreUsageError(
      `--fields has ${JSON.stringify(field)}: give a table (${known.join(', ')}) or a column such as articles.headline.`,
    );
  }
  if (columnName === undefined || table.columns.some(({ name }) => name === columnName)) return;
  const known = table.columns.map(({ name }) => name);
  throw new StoreUsageError(
    `--fields has ${JSON.stringify(field)}, and ${table.name} has no such column. It has ${known.join(', ')}.`,
  );
}

/**
 * Chooses the tables and columns of a release. `capture` is always among them, and so is `articles`
 * with the digest of the raw bytes, so that every row leads to them.
 *
 * @throws StoreUsageError when a field is none, or all of what was asked for is text that is left out.
 */
export function chooseTables({ fields, withoutText = false }: FieldChoice): Table[] {
  for (const field of fields ?? []) checkField(field);
  const isChosen = (table: Table, { name, text }: Column): boolean => {
    if (ALWAYS.includes(name)) return true;
    if (withoutText && text) return false;
    return !fields || fields.includes(table.name) || fields.includes(`${table.name}.${name}`);
  };
  const isNamed = (table: Table): boolean =>
    !fields ||
    table.name === 'articles' ||
    fields.some((field) => field === table.name || field.startsWith(`${table.name}.`));
  return allTables()
    .filter(isNamed)
    .map((table) => ({
      ...table,
      columns: table.columns.filter((column) => isChosen(table, column)),
    }));
}
