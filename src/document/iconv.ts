/** The encodings before UTF-8: few articles need them, and the others do not wait for their tables. */
import { createRequire } from 'node:module';

type Iconv = typeof import('iconv-lite');

let library: Iconv | undefined;

/** Gives the library that decodes and encodes them, loaded when it is first asked for. */
export function iconv(): Iconv {
  library ??= createRequire(import.meta.url)('iconv-lite') as Iconv;
  return library;
}
