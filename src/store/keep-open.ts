/** Keeps files open for whoever reads many parts of the same ones. */
import type { Files, InputFile } from './files.ts';

/** Of more files than this those that were not read for longest are closed, unless somebody reads them. */
const MOST = 64;

/** A disk whose files stay open. */
export interface KeptOpen {
  readonly files: Files;
  /** Closes the files; whoever reads on opens them again. */
  close(): Promise<void>;
}

interface Kept {
  readonly opening: Promise<InputFile>;
  /** How many have opened it and not closed it. */
  users: number;
}

/**
 * Makes a disk whose files stay open after they were read, for a while in which nothing that they hold need be
 * given up: what was removed meanwhile can still be read.
 */
export function keepOpen(files: Files): KeptOpen {
  /** By path, what was opened last at the end. */
  const kept = new Map<string, Kept>();
  const take = (path: string): Kept => {
    const found = kept.get(path) ?? { opening: files.openFile(path), users: 0 };
    kept.delete(path);
    kept.set(path, found);
    found.users++;
    return found;
  };
  const makeRoom = async (): Promise<void> => {
    for (const [path, { opening, users }] of kept) {
      if (kept.size <= MOST) return;
      if (users > 0) continue;
      kept.delete(path);
      await (await opening).close();
    }
  };
  return {
    files: {
      ...files,
      async openFile(path) {
        const taken = take(path);
        let file: InputFile;
        try {
          file = await taken.opening;
        } catch (error) {
          if (kept.get(path) === taken) kept.delete(path);
          throw error;
        }
        await makeRoom();
        let isOpen = true;
        return {
          ...file,
          async close() {
            if (isOpen) taken.users--;
            isOpen = false;
          },
        };
      },
    },
    async close() {
      const open = [...kept.values()];
      kept.clear();
      for (const { opening } of open) await (await opening).close();
    },
  };
}
