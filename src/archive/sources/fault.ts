/** Why something could not be read, as a code and words. */
import { RefusalError } from '../../document/refusal.ts';
import { GunzipError } from '../../store/index.ts';
import type { RefusedInput } from './item.ts';

/** Why a file cannot even be read as an input. */
export type InputCode =
  | 'missing'
  | 'unreadable'
  | 'link'
  | 'size'
  | 'media-type'
  | 'gzip'
  | 'columns';

/** A reason without the name of what it is about. */
export type Fault = Pick<RefusedInput, 'code' | 'message'>;

function systemFault(code: unknown, text: string): { code: InputCode; message: string } {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { code: 'missing', message: 'There is no such file or folder. Check the path.' };
    case 'EACCES':
    case 'EPERM':
      return {
        code: 'unreadable',
        message: 'It may not be read. Give the user that runs kliping the permission to.',
      };
    case 'ELOOP':
      return { code: 'link', message: 'It is a link that leads back to itself. Name the file.' };
    default:
      return { code: 'unreadable', message: `It could not be read: ${text}.` };
  }
}

/** Tells why something could not be read: by its own fault or, said as such, by one of kliping. */
export function faultOf(error: unknown): Fault {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof RefusalError) return { code: error.code, message: text };
  if (error instanceof GunzipError) {
    return {
      code: 'gzip' satisfies InputCode,
      message: `The gzip data is damaged: ${text}. What came before was read; get the file again for the rest.`,
    };
  }
  if (error instanceof Error && 'syscall' in error && 'code' in error) {
    return systemFault(error.code, text);
  }
  const message = `kliping failed on this input: ${text} Please report it with the input.`;
  return { code: 'internal', message };
}
