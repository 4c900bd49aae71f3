/** Reading what an earlier step left in `file.data`. */
import type { DataMap, VFile } from 'vfile';
import './data.ts';

/**
 * Gets a field of `file.data` that an earlier step sets.
 *
 * @throws Error naming the step that is missing from the processor, when the field is not there.
 */
export function need<Key extends keyof DataMap & string>(
  file: VFile,
  key: Key,
  step: string,
): DataMap[Key] {
  const value = file.data[key];
  if (value === undefined) {
    throw new Error(
      `The step \`${step}\` needs \`file.data.${key}\`: use the step that sets it earlier in the processor, as \`src/pipeline.ts\` does.`,
    );
  }
  return value as DataMap[Key];
}
