/** Disks that fail on purpose: one that refuses, one whose process dies, one that loses power. */

import { StoreIoError } from '../../src/store/errors.ts';
import type { Entry, EntryKind, Files, OutputFile } from '../../src/store/files.ts';
import { compareText } from '../../src/store/files.ts';
import { hastyFiles } from './helpers.ts';

/** Refuses as the system does. */
export function refuse(operation: string, path: string, code: string): never {
  throw new StoreIoError(operation, path, Object.assign(new Error(`${code}: made up`), { code }));
}

/** What an interposed disk is asked before each operation; it may throw, or never answer. */
interface Interposer {
  /** Before an operation that changes something. */
  change(operation: string, path: string): void | Promise<void>;
  /** Before any other. */
  look(operation: string, path: string): void | Promise<void>;
  /** How many bytes of a write still reach the disk when `change` does not let it through. */
  torn?(bytes: Uint8Array): number;
}

/** A disk that asks before every operation. */
export function interposed(under: Files, { change, look, torn }: Interposer): Files {
  const looking = <T>(operation: string, path: string, act: () => Promise<T>): Promise<T> =>
    Promise.resolve(look(operation, path)).then(act);
  const changing = <T>(operation: string, path: string, act: () => Promise<T>): Promise<T> =>
    Promise.resolve(change(operation, path)).then(act);
  return {
    list: async (path) => looking('list', path, () => under.list(path)),
    kind: async (path) => looking('look at', path, () => under.kind(path)),
    openFile: async (path) => looking('open', path, () => under.openFile(path)),
    remove: async (path) => changing('remove', path, () => under.remove(path)),
    removeEmptyFolder: async (path) =>
      changing('remove', path, () => under.removeEmptyFolder(path)),
    createFolder: async (path) => changing('create', path, () => under.createFolder(path)),
    syncFolder: async (path) => changing('sync', path, () => under.syncFolder(path)),
    move: async (from, to) => changing('move', to, () => under.move(from, to)),
    async createFile(path) {
      await change('create', path);
      const file = await under.createFile(path);
      return {
        async write(bytes) {
          const answer = change('write', path);
          if (torn && answer) await file.write(bytes.subarray(0, torn(bytes)));
          await answer;
          await file.write(bytes);
        },
        sync: async () => changing('sync', path, () => file.sync()),
        async close() {
          // The real file is closed in any case, or the tests would run out of them.
          await file.close();
          await change('close', path);
        },
      };
    },
  };
}

/** A disk on which the changing operation number `failing` fails: that one, or all from it on. */
export function faultyFiles(
  failing: number,
  code: string,
  extent: 'once' | 'from then on' = 'once',
  under: Files = hastyFiles,
): { files: Files; log: string[] } {
  const log: string[] = [];
  const files = interposed(under, {
    change(operation, path) {
      // Cleaning up is asked of the disk like all else, but it is no step of the work.
      if (operation === 'remove') {
        if (log.length > failing && extent !== 'once') refuse(operation, path, code);
        return;
      }
      const number = log.push(operation) - 1;
      if (number === failing || (number > failing && extent !== 'once')) {
        refuse(operation, path, code);
      }
    },
    look(operation, path) {
      if (log.length > failing && extent !== 'once') refuse(operation, path, code);
    },
  });
  return { files, log };
}

/**
 * A disk whose process is killed at the changing operation number `last`: that one is not done (of a
 * write, half is), and nothing is answered from then on.
 */
export function dyingFiles(
  last: number,
  under: Files = hastyFiles,
): { files: Files; log: string[]; died: Promise<'died'> } {
  const log: string[] = [];
  let die: (how: 'died') => void;
  const died = new Promise<'died'>((done) => {
    die = done;
  });
  const never = new Promise<never>(() => {});
  const files = interposed(under, {
    change(operation) {
      if (log.push(operation) - 1 < last) return;
      die('died');
      return never;
    },
    look: () => (log.length > last ? never : undefined),
    torn: (bytes) => bytes.length >> 1,
  });
  return { files, log, died };
}

/** A file or folder of a disk in memory: as it is now, and as it was when it was last synced. */
type Inode =
  | { readonly kind: 'file'; bytes: Uint8Array; synced: Uint8Array | null }
  | {
      readonly kind: 'folder';
      names: Map<string, Inode>;
      synced: Map<string, Inode>;
    };

function folder(): Inode & { kind: 'folder' } {
  return { kind: 'folder', names: new Map(), synced: new Map() };
}

/** What is lost of that which was not synced. */
export type Loss =
  /** Nothing: only the process died. */
  | 'nothing'
  /** All. */
  | 'all of it'
  /** Every name, but no content: what a journal of names alone keeps. */
  | 'contents only'
  /** Each thing or not, by the numbers given. */
  | ((limit: number) => number);

/** A disk in memory that can lose its power. Paths are absolute, with `/`. */
export interface MemoryDisk {
  readonly files: Files;
  /** The disk as it is found when the power is back. */
  afterPowerLoss(loss: Loss): MemoryDisk;
  /** Every file: path and bytes. */
  tree(): Map<string, Uint8Array>;
}

function survivors(root: Inode & { kind: 'folder' }, loss: Loss): Inode & { kind: 'folder' } {
  const chance = (): boolean => typeof loss === 'function' && loss(2) === 1;
  const made = new Map<Inode, Inode>();
  const file = (inode: Inode & { kind: 'file' }): Inode => {
    const { bytes: now, synced } = inode;
    let bytes = synced ?? new Uint8Array(0);
    if (now !== synced && chance()) bytes = chance() ? now : now.subarray(0, now.length >> 1);
    return { kind: 'file', bytes, synced: bytes };
  };
  const visit = (inode: Inode): Inode => {
    const done = made.get(inode);
    if (done) return done;
    if (inode.kind === 'file') {
      const copy = file(inode);
      made.set(inode, copy);
      return copy;
    }
    const copy = folder();
    made.set(inode, copy);
    const names = new Map<string, Inode>();
    for (const name of new Set([...inode.names.keys(), ...inode.synced.keys()])) {
      const now = inode.names.get(name);
      const then = inode.synced.get(name);
      const kept = loss === 'contents only' || (now !== then && chance()) ? now : then;
      if (kept) names.set(name, visit(kept));
    }
    copy.names = names;
    copy.synced = new Map(names);
    return copy;
  };
  return visit(root) as Inode & { kind: 'folder' };
}

/** Makes an empty disk. */
export function memoryDisk(root: Inode & { kind: 'folder' } = folder()): MemoryDisk {
  const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '');
  const find = (path: string): Inode | undefined => {
    let inode: Inode | undefined = root;
    for (const part of partsOf(path)) {
      inode = inode?.kind === 'folder' ? inode.names.get(part) : undefined;
    }
    return inode;
  };
  const parent = (operation: string, path: string) => {
    const parts = partsOf(path);
    const name = parts.pop() ?? '';
    const above = find(parts.join('/'));
    if (above?.kind !== 'folder') return refuse(operation, path, above ? 'ENOTDIR' : 'ENOENT');
    return { names: above.names, name };
  };
  const need = <Kind extends EntryKind>(operation: string, path: string, kind: Kind) => {
    const inode = find(path);
    if (!inode) return refuse(operation, path, 'ENOENT');
    if (inode.kind !== kind) {
      return refuse(operation, path, inode.kind === 'folder' ? 'EISDIR' : 'ENOTDIR');
    }
    return inode as Inode & { kind: Kind };
  };
  const files: Files = {
    async list(path) {
      const { names } = need('list', path, 'folder');
      return [...names]
        .map(([name, { kind }]): Entry => ({ name, kind }))
        .sort((a, b) => compareText(a.name, b.name));
    },
    kind: async (path) => find(path)?.kind ?? null,
    async openFile(path) {
      const { bytes } = need('open', path, 'file');
      return {
        size: bytes.length,
        async read(buffer, position) {
          const piece = bytes.subarray(position, position + buffer.length);
          buffer.set(piece);
          return piece.length;
        },
        close: async () => {},
      };
    },
    async createFile(path): Promise<OutputFile> {
      const { names, name } = parent('create', path);
      if (names.has(name)) refuse('create', path, 'EEXIST');
      const inode: Inode = { kind: 'file', bytes: new Uint8Array(0), synced: null };
      names.set(name, inode);
      return {
        async write(bytes) {
          inode.bytes = Buffer.concat([inode.bytes, bytes]);
        },
        async sync() {
          inode.synced = inode.bytes;
        },
        close: async () => {},
      };
    },
    async createFolder(path) {
      const { names, name } = parent('create', path);
      if (names.has(name)) refuse('create', path, 'EEXIST');
      names.set(name, folder());
    },
    async syncFolder(path) {
      const inode = need('sync', path, 'folder');
      inode.synced = new Map(inode.names);
    },
    async move(from, to) {
      const source = parent('move', from);
      const inode = source.names.get(source.name);
      if (!inode) return refuse('move', from, 'ENOENT');
      const target = parent('move', to);
      const there = target.names.get(target.name);
      if (there?.kind === 'folder' && (inode.kind !== 'folder' || there.names.size > 0)) {
        refuse('move', to, 'ENOTEMPTY');
      }
      source.names.delete(source.name);
      target.names.set(target.name, inode);
    },
    async remove(path) {
      if (!find(path)) return;
      const { names, name } = parent('remove', path);
      names.delete(name);
    },
    async removeEmptyFolder(path) {
      if (need('remove', path, 'folder').names.size > 0) refuse('remove', path, 'ENOTEMPTY');
      const { names, name } = parent('remove', path);
      names.delete(name);
    },
  };
  return {
    files,
    afterPowerLoss: (loss) => memoryDisk(loss === 'nothing' ? root : survivors(root, loss)),
    tree() {
      const all = new Map<string, Uint8Array>();
      const visit = (inode: Inode, path: string): void => {
        if (inode.kind === 'file') all.set(path, inode.bytes);
        else for (const [name, below] of inode.names) visit(below, `${path}/${name}`);
      };
      visit(root, '');
      return all;
    },
  };
}

/** A disk with these files, all of it synced: absolute paths and bytes. */
export async function diskOf(tree: ReadonlyMap<string, Uint8Array>): Promise<MemoryDisk> {
  const disk = memoryDisk();
  const folders = new Set<string>();
  for (const [path, bytes] of tree) {
    const parts = path.split('/').slice(1, -1);
    for (const depth of parts.keys()) {
      const folder = `/${parts.slice(0, depth + 1).join('/')}`;
      if (!folders.has(folder)) await disk.files.createFolder(folder);
      folders.add(folder);
    }
    const file = await disk.files.createFile(path);
    await file.write(bytes);
    await file.sync();
  }
  for (const folder of ['/', ...folders]) await disk.files.syncFolder(folder);
  return disk;
}
