/**
 * Signatures by SSH keys, made and checked by OpenSSH itself, so that whoever verifies an archive in
 * thirty years needs no code of ours.
 *
 * @see https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUsageError } from '../store/index.ts';

/** The namespace of signatures over checkpoints: a signature for anything else does not fit. */
export const SIGNATURE_NAMESPACE = 'kliping-checkpoint';

async function keygen(
  args: readonly string[],
  input: Uint8Array,
): Promise<{ code: number | null; said: string }> {
  return new Promise((done, fail) => {
    const child = spawn('ssh-keygen', args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        said += chunk;
      });
    }
    child.on('error', (cause: NodeJS.ErrnoException) =>
      fail(
        cause.code === 'ENOENT'
          ? new StoreUsageError(
              'Signatures need ssh-keygen of OpenSSH 8.2 or newer, and there is none. Install OpenSSH.',
              { cause },
            )
          : cause,
      ),
    );
    child.on('close', (code) => done({ code, said: said.trim() }));
    // It may end before it reads.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

async function inScratchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'kliping-sign-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Signs bytes as `ssh-keygen -Y sign -n kliping-checkpoint` does.
 *
 * @param key the file of the private key, or of a public one whose private key an agent holds
 * @throws StoreUsageError when ssh-keygen is missing or refuses the key
 */
export function signWithSsh(bytes: Uint8Array, key: string): Promise<Uint8Array> {
  return inScratchFolder(async (folder) => {
    const file = join(folder, 'checkpoint.json');
    await writeFile(file, bytes);
    const { code, said } = await keygen(
      ['-Y', 'sign', '-q', '-f', key, '-n', SIGNATURE_NAMESPACE, file],
      new Uint8Array(0),
    );
    if (code !== 0) {
      throw new StoreUsageError(`ssh-keygen could not sign with the key '${key}': ${said}`);
    }
    return readFile(`${file}.sig`);
  });
}

/**
 * Checks a signature as `ssh-keygen -Y verify` does, against whoever of the allowed signers made it.
 *
 * @param signers a file of allowed signers (see ssh-keygen(1)): a name and a public key a line
 * @returns `null` when it is good, else what ssh-keygen says of it
 * @throws StoreUsageError when ssh-keygen is missing
 */
export function checkSshSignature(
  bytes: Uint8Array,
  signature: Uint8Array,
  signers: string,
): Promise<string | null> {
  return inScratchFolder(async (folder) => {
    const file = join(folder, 'checkpoint.json.sig');
    await writeFile(file, signature);
    const found = await keygen(
      ['-Y', 'find-principals', '-s', file, '-f', signers],
      new Uint8Array(0),
    );
    const [signer] = found.said.split('\n');
    if (found.code !== 0 || !signer) return `a signer who is not in '${signers}' (${found.said})`;
    const { code, said } = await keygen(
      ['-Y', 'verify', '-f', signers, '-I', signer, '-n', SIGNATURE_NAMESPACE, '-s', file],
      bytes,
    );
    return code === 0 ? null : said;
  });
}
