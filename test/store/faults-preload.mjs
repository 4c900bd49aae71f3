/**
 * Loaded into a process of the command line (`node --import`): counts every operation that changes a
 * file or folder below KLIPING_FAULT_FOLDER, and at number KLIPING_FAULT_AT lets it fail with the
 * code KLIPING_FAULT, or kills the process there (`KILL`). It stands below our own file layer, so it
 * sees what goes past that layer, too. At the end it writes the count to KLIPING_FAULT_COUNT.
 */
import { writeFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const {
  KLIPING_FAULT: fault,
  KLIPING_FAULT_FOLDER: folder,
  KLIPING_FAULT_COUNT: tally,
} = process.env;
const at = Number(process.env.KLIPING_FAULT_AT ?? Number.NaN);
let count = 0;

function step(operation, path) {
  if (!String(path).startsWith(folder) || count++ !== at) return;
  if (fault === 'KILL') process.kill(process.pid, 'SIGKILL');
  throw Object.assign(new Error(`${fault}: made up, ${operation} '${path}'`), { code: fault });
}

const real = { ...promises };
for (const name of ['mkdir', 'rename']) {
  promises[name] = async (...given) => {
    step(name, given.at(name === 'rename' ? 1 : 0));
    return real[name](...given);
  };
}
promises.open = async (path, flags, ...more) => {
  if (flags !== 'r') step('open', path);
  const handle = await real.open(path, flags, ...more);
  for (const name of ['write', 'sync']) {
    const method = handle[name].bind(handle);
    handle[name] = async (data, ...rest) => {
      // Half of a write reaches the disk before it goes wrong.
      if (name === 'write' && count === at)
        await method(data.subarray?.(0, data.length >> 1) ?? '');
      step(name, path);
      return method(data, ...rest);
    };
  }
  return handle;
};
syncBuiltinESMExports();
if (tally) process.on('exit', () => writeFileSync(tally, String(count)));
