/** Who is staging: names that tell if the process behind a staging folder still lives. */
import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process, as far as another one can tell it apart. */
export interface Owner {
  /** Host and process number space (two containers of one name have different ones). */
  readonly machine: string;
  readonly pid: number;
  /** When the process started, in the kernel's own terms; `unknown` where that cannot be told. */
  readonly started: string;
}

const UNKNOWN = 'unknown';

function fromSystem(read: () => string): string {
  try {
    return read().replace(/[^A-Za-z0-9]/g, '') || UNKNOWN;
  } catch {
    // Not Linux, or no such process: the caller treats unknown as alive.
    return UNKNOWN;
  }
}

/** The start of a process: the boot it belongs to, and the clock tick of that boot. */
function startOf(pid: number): string {
  // The program's name stands in parentheses and may hold anything; field 22 is the start.
  const tick = fromSystem(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  });
  if (tick === UNKNOWN) return UNKNOWN;
  const boot = fromSystem(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1'));
  return `${boot.slice(0, 8)}t${tick}`;
}

function machine(): string {
  const host = Buffer.from(hostname(), 'utf8').toString('hex').slice(0, 64) || UNKNOWN;
  return `${host}n${fromSystem(() => readlinkSync('/proc/self/ns/pid'))}`;
}

/** This process. */
export function thisOwner(): Owner {
  return { machine: machine(), pid: process.pid, started: startOf(process.pid) };
}

/** A name for a staging folder that no other has, with its owner in it. */
export function stagingName(owner: Owner): string {
  return `stage.${owner.machine}.${owner.pid}.${owner.started}.${randomBytes(8).toString('hex')}`;
}

/** The owner in the name of a staging folder; `null` when the name is none. */
export function ownerOf(name: string): Owner | null {
  const match = /^stage\.([A-Za-z0-9]+)\.(\d{1,10})\.([A-Za-z0-9]+)\.[0-9a-f]{16}$/.exec(name);
  if (!match) return null;
  return { machine: match[1]!, pid: Number(match[2]), started: match[3]! };
}

/**
 * Says if a process is certainly gone. On another machine, or in another container, nothing is
 * certain, so the answer there is no.
 */
export function isGone(owner: Owner): boolean {
  if (owner.machine !== machine()) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // Otherwise it lives, and belongs to somebody else (EPERM).
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return true;
  }
  const started = startOf(owner.pid);
  // The number may have been given to a new process.
  return started !== UNKNOWN && owner.started !== UNKNOWN && started !== owner.started;
}
