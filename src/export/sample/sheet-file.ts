/** Reads the file of a coded sheet. */
import { StoreUsageError } from '../../store/index.ts';
import { readGiven } from '../read-given.ts';

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
  const bytes = await readGiven(path, '--read');
  if (isUtf16(bytes)) {
    throw new StoreUsageError(
      `'${path}' is in UTF-16: save the sheet as CSV UTF-8 in the spreadsheet, and give that.`,
    );
  }
  return bytes.toString('utf8');
}
