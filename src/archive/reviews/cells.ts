/** Cells of a table that a spreadsheet program opens. */

/**
 * What a spreadsheet takes for a formula: a cell that begins with one of these signs, in their ASCII or
 * full-width form, or with a tab or a return.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
const MARKED = /^'+[=+\-@\t\r＝＋－＠]/;

/** Marks a cell that would be a formula as text, by an apostrophe in front. */
export function safeCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Takes the mark off again. */
export function plainCell(text: string): string {
  return MARKED.test(text) ? text.slice(1) : text;
}

/** Writes a row of CSV (RFC 4180), every cell in quotes. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${safeCell(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}
