#!/usr/bin/env node
/** What `kliping` starts. */
import module from 'node:module';
import { setEngineSwitches } from './engine-switches.ts';
import { outliveOutput } from './output.ts';
import { run } from './program.ts';

// Before the next line, since code that is kept is good for the same switches alone.
setEngineSwitches();
// Node 22 and later keep the compiled code in the system's folder for temporary files.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
outliveOutput();
await run(process.argv.slice(2));
