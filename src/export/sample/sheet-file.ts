/** Reads the file of a coded sheet. */
import { readFile, stat } from 'node:fs/promises';
import { StoreIoError, StoreUsageError } from '../../store/index.ts';

/** Says if bytes are UTF-16: the first character is a mark, or is ASCII in two bytes. */
function isUtf16([first, second]: Uint8Array): boolean {
  if (first === undefined || second === undefined) return false;
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0) !== (second === 0)
  );
}

/**
 * Reads the CSV of a sheet.
 *
 * @throws StoreUsageError when there is no such file, or a spreadsheet saved it in UTF-16
 * @throws StoreIoError when the disk refuses
 */
export async function readSheetFile(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new StoreUsageError(`There is no file '${path}': check --read.`);
  if (found.isDirectory()) {
    throw new StoreUsageError(`'${path}' is a folder: give the CSV itself with --read.`);
  }
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new StoreIoError('read', path, error);
  });
  if (isUtf16(bytes)) {
    throw new StoreUsageError(
      `'${path}' is in UTF-16: save the sheet as CSV UTF-8 in the spreadsheet, and give that.`,
    );
  }
  return bytes.toString('utf8');
}
