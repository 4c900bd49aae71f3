/** Packages that only some exports need, loaded when they are. */
import { StoreUsageError } from '../../store/index.ts';

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
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error;
    throw new StoreUsageError(
      `This export needs the package ${name}, which is not installed: npm install ${name}`,
      { cause: error },
    );
  }
}
