/** Conditions on articles, as the command line states them. */
import { parseDate } from '../../document/iso-date.ts';
import type { ArticleRow } from '../../record/types.generated.ts';
import { compareText, StoreUsageError } from '../../store/index.ts';
import { allTables, type Column } from './columns.ts';

/** A condition that an article fulfils or not. */
export type Condition = (row: ArticleRow) => boolean;

type Cell = string | number | readonly string[] | null;

const OPERATORS = ['!=', '<=', '>=', '=', '<', '>'] as const;
type Operator = (typeof OPERATORS)[number];

/** The columns that conditions can be about: what a person would ask for, no words of the article. */
function comparable(): Column[] {
  const articles = allTables().find(({ name }) => name === 'articles')!;
  return articles.columns.filter(({ text, kind }) => !text && kind !== 'integers');
}

function fail(text: string, place: number, message: string): never {
  throw new StoreUsageError(
    `--where cannot be used: ${message}\n  ${text}\n  ${' '.repeat([...text.slice(0, place)].length)}^`,
  );
}

function parse(text: string): { column: Column; operator: Operator; value: string; at: number } {
  const start = /[!<>=]/.exec(text)?.index ?? -1;
  const operator = OPERATORS.find((each) => start > 0 && text.startsWith(each, start));
  if (!operator) {
    const place = start === -1 ? text.length : start;
    fail(text, place, 'there must be a column, then =, !=, <, <=, > or >=, then a value.');
  }
  const name = text.slice(0, start).trim();
  const column = comparable().find((each) => each.name === name);
  if (!column) {
    const known = comparable().map((each) => each.name);
    fail(text, 0, `${JSON.stringify(name)} is none of ${known.join(', ')}.`);
  }
  const rest = text.slice(start + operator.length);
  const at = start + operator.length + (rest.length - rest.trimStart().length);
  return { column, operator, value: rest.trim(), at };
}

function orderOf(operator: Operator, order: number): boolean {
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}

function isDate({ name, kind, values }: Column): boolean {
  return kind === 'date' || (kind === 'string' && !values && name.startsWith('date_'));
}

/** A value in the form that cells of the column have. */
function limitOf(text: string, column: Column, value: string, at: number): string | number {
  if (column.kind === 'integer' || column.kind === 'number') {
    if (!/^\d+(?:\.\d+)?$/.test(value)) fail(text, at, `${column.name} is a number, such as 12.`);
    return Number(value);
  }
  if (column.values && !column.values.includes(value)) {
    fail(text, at, `${column.name} is one of ${column.values.join(', ')}.`);
  }
  if (isDate(column) && parseDate(value)?.value !== value) {
    fail(text, at, `${column.name} is a date, such as 2024, 2024-05 or 2024-05-31.`);
  }
  return value;
}

function cellsOf(cell: Cell): readonly (string | number)[] {
  if (cell === null) return [];
  return typeof cell === 'object' ? cell : [cell];
}

/**
 * Reads a condition: a column of `articles`, one of `=`, `!=`, `<`, `<=`, `>`, `>=`, and a value. After
 * `=` and `!=` there may be several, with `|` between them; nothing stands for a cell without a value.
 * A date compares as far as both sides say it, `date_published<=2024` takes all of that year; it is equal to
 * one that says all that is asked, so that `date_published=2024` takes all of that year, too.
 *
 * @throws StoreUsageError pointing at the place that is wrong.
 * @example parseCondition('language=id|en')
 */
export function parseCondition(text: string): Condition {
  const { column, operator, value, at } = parse(text);
  const cellOf = (row: ArticleRow) => row[column.name as keyof ArticleRow] as Cell;
  if (operator === '=' || operator === '!=') {
    let place = at;
    const wanted = value.split('|').map((each) => {
      const own = place + (each.length - each.trimStart().length);
      place += each.length + 1;
      return each === '' ? null : limitOf(text, column, each.trim(), own);
    });
    const begins = isDate(column);
    const fits = (cell: string | number): boolean =>
      begins
        ? wanted.some((each) => each !== null && String(cell).startsWith(String(each)))
        : wanted.includes(cell);
    return (row) => {
      const cells = cellsOf(cellOf(row));
      const found = cells.length === 0 ? wanted.includes(null) : cells.some(fits);
      return found === (operator === '=');
    };
  }
  if (column.kind === 'strings') fail(text, at, `${column.name} is a list: use = or !=.`);
  if (value === '') fail(text, at, 'there must be a value.');
  const limit = limitOf(text, column, value, at);
  const byDate = isDate(column);
  return (row) => {
    const cell = cellOf(row) as string | number | null;
    if (cell === null) return false;
    if (typeof cell === 'number') return orderOf(operator, cell - (limit as number));
    const shorter = byDate ? Math.min(cell.length, String(limit).length) : Infinity;
    return orderOf(operator, compareText(cell.slice(0, shorter), String(limit).slice(0, shorter)));
  };
}
