#!/usr/bin/env node
/** What `kliping` starts. */
import module from 'node:module';
import { outliveOutput } from './output.ts';
import { run } from './program.ts';

// Node 22 and later keep the compiled code in the system's folder for temporary files.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
outliveOutput();
await run(process.argv.slice(2));
