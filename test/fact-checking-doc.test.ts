import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'kliping-facts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MAIN = resolve('dist/bin/main.js');
const text = readFileSync('docs/fact-checking.md', 'utf8');

/** Files to save, and commands with what they print, in the order of the page. */
type Step = { file: string; content: string } | { command: string; printed: string };

function stepsOf(page: string): Step[] {
  const steps: Step[] = [];
  for (const [, before = '', kind, content = ''] of page.matchAll(
    /([^\n]*)\n\n```(text|csv|console)\n(.*?)\n```/gs,
  )) {
    if (kind === 'console') {
      for (const piece of content.split(/^\$ /m).slice(1)) {
        const [command = '', ...printed] = piece.split('\n');
        steps.push({ command, printed: printed.join('\n').trimEnd() });
      }
    } else {
      const [, file = ''] = /`([\w.-]+)`:$/.exec(before)!;
      steps.push({ file, content: `${content}\n` });
    }
  }
  return steps;
}

/** Runs a command of the page as a shell would, and gives all it prints. */
function run(command: string): Promise<string> {
  const line = command.replace(/^npx kliping/, `"${process.execPath}" "${MAIN}"`);
  return new Promise((done) => {
    const options = { cwd: folder, env: { ...process.env, NO_COLOR: '1' } };
    execFile('sh', ['-c', `${line} 2>&1`], options, (_error, stdout) => done(stdout.trimEnd()));
  });
}

it('the page on fact-checking shows what the commands really print', async () => {
  const steps = stepsOf(text);
  expect(steps.length).toBeGreaterThan(12);
  for (const step of steps) {
    if ('file' in step) writeFileSync(join(folder, step.file), step.content);
    else expect(await run(step.command), step.command).toBe(step.printed);
  }
}, 600_000);
