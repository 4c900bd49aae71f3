/** Packages that only some exports need, loaded when they are. */
import { createRequire } from 'node:module';
import { StoreUsageError } from '../../store/index.ts';

const MISSING = new Set<unknown>(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND']);

/** What to throw for an error of loading a package: how to get one that is not installed. */
function explained(name: string, error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && MISSING.has(error.code))) return error;
  return new StoreUsageError(
    `This export needs the package ${name}, which is not installed: npm install ${name}`,
    { cause: error },
  );
}

/**
 * Loads an optional dependency.
 *
 * @throws StoreUsageError when it is not installed, saying how to get it
 */
export async function loadOptional<Module>(
  name: string,
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    throw explained(name, error);
  }
}

/**
 * Makes sure, without loading it, that an optional dependency is installed, for exports that need it late.
 *
 * @throws StoreUsageError when it is not, saying how to get it
 */
export function needInstalled(name: string): void {
  try {
    createRequire(import.meta.url).resolve(name);
  } catch (error) {
    const why = explained(name, error);
    // A package that has nothing for `require` is there all the same.
    if (why !== error) throw why;
  }
}
