/** A disk that fails when it is told to. */
import { StoreIoError } from '../../src/store/errors.ts';
import type { Files } from '../../src/store/files.ts';
import { hastyFiles } from './helpers.ts';

/** A disk on which the changing operation number `failing` fails: that one, or all from it on. */
export function faultyFiles(
  failing: number,
  code: string,
  extent: 'once' | 'from then on' = 'once',
) {
  const log: string[] = [];
  const fail = (operation: string, path: string) => {
    throw new StoreIoError(operation, path, Object.assign(new Error(`${code}: made up`), { code }));
  };
  const change = async <T>(operation: string, path: string, action: () => Promise<T>) => {
    const number = log.push(operation) - 1;
    if (number === failing || (number > failing && extent !== 'once')) fail(operation, path);
    return action();
  };
  const look = async <T>(operation: string, path: string, action: () => Promise<T>) => {
    if (log.length > failing && extent !== 'once') fail(operation, path);
    return action();
  };
  const files: Files = {
    list: (path) => look('list', path, () => hastyFiles.list(path)),
    kind: (path) => look('look at', path, () => hastyFiles.kind(path)),
    openFile: (path) => look('open', path, () => hastyFiles.openFile(path)),
    remove: (path) => look('remove', path, () => hastyFiles.remove(path)),
    createFolder: (path) => change('create', path, () => hastyFiles.createFolder(path)),
    syncFolder: (path) => change('sync', path, () => hastyFiles.syncFolder(path)),
    move: (from, to) => change('move', to, () => hastyFiles.move(from, to)),
    createFile: (path) =>
      change('create', path, async () => {
        const file = await hastyFiles.createFile(path);
        return {
          write: (bytes) => change('write', path, () => file.write(bytes)),
          sync: () => change('sync', path, () => file.sync()),
          close: () => file.close().then(() => change('close', path, async () => {})),
        };
      }),
  };
  return { files, log };
}
