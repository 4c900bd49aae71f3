/** A thread that reads volumes for `verify`, one task after the other. */
import { parentPort } from 'node:worker_threads';
import { nodeFiles, readVolume, StoreIoError, type VolumeTask } from '../store/index.ts';
import { checkLayer } from './check-layer.ts';
import type { ReadAnswer } from './verify-readers.ts';

async function answer(task: VolumeTask): Promise<ReadAnswer> {
  try {
    return { reading: await readVolume(nodeFiles, checkLayer, task) };
  } catch (error) {
    if (!(error instanceof StoreIoError)) throw error;
    const { operation, path, code } = error;
    return { operation, path, code, message: error.message };
  }
}

parentPort?.on('message', async (task: VolumeTask) => {
  parentPort?.postMessage(await answer(task));
});
