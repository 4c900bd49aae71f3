/** Tells what was measured, as Markdown. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Command } from './commands.ts';
import type { Measured } from './measure.ts';
import type { PythonSpeed } from './python.ts';
import type { Stage } from './stages.ts';

/** A number as a reader wants it: whole from 100 on, else two digits. */
export function digits(value: number): string {
  const rounded = value >= 100 ? Math.round(value) : Number(value.toPrecision(2));
  return rounded.toLocaleString('en');
}

/** A table of Markdown; all columns but the first hold numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const align = head.map((_cell, index) => (index === 0 ? '---' : '--:'));
  return [head, align, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** The machine in a sentence. */
export function machine(): string {
  const [first] = cpus();
  return `Node ${process.version.slice(1)}, ${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${process.platform}.`;
}

/** Candidates, each also as a multiple of another. */
export function measuredTable(measured: readonly Measured[], of: string): string {
  const base = measured.find(({ name }) => name === of)!.perSecond;
  return table(
    ['', 'a second', 'MB a second', `of ${of.split(':')[0]}`],
    measured.map(({ name, perSecond, megabytes }) => [
      name,
      digits(perSecond),
      digits(megabytes),
      (perSecond / base).toFixed(2),
    ]),
  );
}

/** The steps of the pipeline for two kinds of text. */
export function stageTable(seed: readonly Stage[], news: readonly Stage[]): string {
  return table(
    ['step', 'seed, ms', 'share', 'articles, ms', 'share'],
    seed.map(({ name, milliseconds, share }, index) => [
      name,
      milliseconds.toFixed(2),
      `${(share * 100).toFixed(0)} %`,
      news[index]!.milliseconds.toFixed(2),
      `${(news[index]!.share * 100).toFixed(0)} %`,
    ]),
  );
}

/** The command line. */
export function commandTable(commands: readonly Command[]): string {
  return table(
    ['', 'seconds', 'of processor', 'articles a second', 'a second of processor', 'MB of memory'],
    commands.map(({ name, wall, processor, perSecond, perProcessorSecond, memory }) => [
      name,
      wall.toFixed(2),
      processor.toFixed(2),
      perSecond > 0 ? digits(perSecond) : '',
      perProcessorSecond > 0 ? digits(perProcessorSecond) : '',
      digits(memory),
    ]),
  );
}

/** Python's tools, as rows to measure beside others. */
export function pythonRows(speed: PythonSpeed, megabytesAPage: number): Measured[] {
  return [
    ['trafilatura: text alone', speed.extraction] as const,
    ['trafilatura and spaCy: text and entities', speed.both] as const,
  ].map(([name, perSecond]) => ({ name, perSecond, megabytes: perSecond * megabytesAPage }));
}

/** Puts a report, which ends with a line end, between the two marks of a page for what was measured. */
export function writeMeasured(path: string, report: string): void {
  const page = readFileSync(path, 'utf8');
  const [before, , after] = page.split(/<!-- (?:measured|end) -->\n/);
  writeFileSync(path, `${before}<!-- measured -->\n${report}<!-- end -->\n${after ?? ''}`);
}
