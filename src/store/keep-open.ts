/** Keeps files open for whoever reads many parts of the same ones. */
import type { Files, InputFile } from './files.ts';

/** More files than this are opened and closed each time. */
const MOST = 64;

/** A disk whose files stay open. */
export interface KeptOpen {
  readonly files: Files;
  /** Closes the files; whoever reads on opens them again. */
  close(): Promise<void>;
}

/**
 * Makes a disk whose files stay open after they were read, for a while in which nothing that they hold need be
 * given up: what was removed meanwhile can still be read.
 */
export function keepOpen(files: Files): KeptOpen {
  const kept = new Map<string, Promise<InputFile>>();
  const open = async (path: string): Promise<InputFile> => {
    const opening = files.openFile(path);
    kept.set(path, opening);
    try {
      return await opening;
    } catch (error) {
      kept.delete(path);
      throw error;
    }
  };
  return {
    files: {
      ...files,
      async openFile(path) {
        if (!kept.has(path) && kept.size >= MOST) return files.openFile(path);
        const file = await (kept.get(path) ?? open(path));
        return { ...file, close: async () => {} };
      },
    },
    async close() {
      const open = [...kept.values()];
      kept.clear();
      for (const each of open) await (await each).close();
    },
  };
}
