#!/usr/bin/env node
/** What `kliping` starts. */
import module from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { outliveOutput } from './output.ts';
import { run } from './program.ts';

// What the engine compiles for speed has fewer functions copied into others: some thousand are compiled before a batch
// runs at full speed, in each thread, which took a sixth of the time of 1,000 articles with Node 20. Before the next
// line, since code that is kept is good for the same switches alone.
setFlagsFromString('--max-inlined-bytecode-size-cumulative=200');
// Node 22 and later keep the compiled code in the system's folder for temporary files.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
outliveOutput();
await run(process.argv.slice(2));
