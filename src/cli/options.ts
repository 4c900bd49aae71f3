/** Options that several commands share. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type FieldMap, parseFieldMap } from '../archive/sources/field-map.ts';
import { STREAM_KINDS } from '../archive/sources/kinds.ts';
import { parseDate } from '../document/iso-date.ts';
import { isLanguageTag } from '../languages/tag.ts';
import type { PipelineOptions } from '../pipeline.ts';

/** Where an archive is when nothing else is said. */
export const DEFAULT_ARCHIVE = './kliping-archive';

const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a time in UTC, or a date, which counts as its start. */
export function time(value: string): string {
  const full = DATE.test(value) ? `${value}T00:00:00Z` : value;
  const exists = parseDate(full)?.precision === 'second';
  // What the clock of a program never says is no time either: a leap second.
  if (!UTC.test(full) || !exists || Number.isNaN(Date.parse(full))) {
    throw new InvalidArgumentError('Give a time in UTC such as 2026-01-31T12:00:00Z.');
  }
  return full;
}

function languageTag(value: string): string {
  if (!isLanguageTag(value)) throw new InvalidArgumentError('Give a BCP 47 tag such as id or en.');
  return value;
}

/** Adds `--archive DIR`. */
export function withArchive(command: Command): Command {
  return command.option('--archive <dir>', 'the archive’s folder', DEFAULT_ARCHIVE);
}

/** Adds `--json`. */
export function withJson(command: Command): Command {
  return command.option('--json', 'print JSON for machines');
}

/** Makes `--now ISO`. */
export function nowOption(): Option {
  return new Option(
    '--now <iso>',
    'the time to write into the archive (default: the clock)',
  ).argParser(time);
}

/** Makes `--language TAG`. */
export function languageOption(): Option {
  return new Option(
    '--language <tag>',
    'the language of the articles; wins over detection',
  ).argParser(languageTag);
}

function fieldMap(text: string): FieldMap {
  const map = parseFieldMap(text);
  if ('problem' in map) throw new InvalidArgumentError(`${map.problem}. Give text=body,uri=link.`);
  return map;
}

/** Makes `--map OURS=THEIRS,…`. */
export function mapOption(): Option {
  return new Option(
    '--map <ours=theirs,...>',
    'other names of our fields in JSON and CSV, such as text=body,uri=link',
  ).argParser(fieldMap);
}

/** Makes `--stdin KIND`. */
export function stdinOption(): Option {
  return new Option(
    '--stdin <kind>',
    'what - (standard input) holds (default: an article)',
  ).choices(STREAM_KINDS);
}

function delimiter(text: string): string {
  const character = text === '\\t' ? '\t' : text;
  if (/^[\t !#-\x7e]$/.test(character)) return character;
  throw new InvalidArgumentError('Give one character of ASCII, such as ; (or \\t for a tab).');
}

/** Makes `--delimiter CHARACTER`. */
export function delimiterOption(): Option {
  return new Option(
    '--delimiter <character>',
    'what stands between the cells of CSV (default: a comma, or a tab in .tsv)',
  ).argParser(delimiter);
}

/** Gives the time of a command: `--now`, else the clock, in whole seconds. */
export function clock(now: string | undefined): string {
  return now ?? new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Reads a whole number. */
export function countArgument(value: string): number {
  if (!/^\d{1,15}$/.test(value)) {
    throw new InvalidArgumentError('Give a whole number, such as 0 or 1.');
  }
  return Number(value);
}

/** Reads a whole number that is not 0. */
export function atLeastOne(value: string): number {
  const number = countArgument(value);
  if (number < 1) throw new InvalidArgumentError('Give 1 or more.');
  return number;
}

/** Makes `--jobs NUMBER`. */
export function jobsOption(): Option {
  return new Option(
    '--jobs <number>',
    'how many articles are worked on at once; what comes out is the same (default: one a core)',
  ).argParser(atLeastOne);
}

/** Makes an option whose value is a whole number, such as that of a generation of a record. */
export function countOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(countArgument);
}

function share(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !(number >= 0 && number <= 1)) {
    throw new InvalidArgumentError('Give a number from 0 to 1, such as 0.9.');
  }
  return number;
}

/** Makes an option whose value is a share, 0 to 1. */
export function shareOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(share);
}

/** Makes `--authority FILE`. */
export function authorityOption(): Option {
  return new Option(
    '--authority <file>',
    'names to find and link as this file says, as JSON Lines; they win over all others',
  );
}

/** Adds `--keep-noise` and `--noise-threshold NUMBER`. */
export function withNoise(command: Command): Command {
  return command
    .addOption(
      new Option('--keep-noise', 'remove no page furniture and no spam from text').conflicts(
        'noiseThreshold',
      ),
    )
    .addOption(
      new Option(
        '--noise-threshold <score>',
        'remove noise from this score on, 0 to 1; higher takes only the surest (default: 0.6)',
      ).argParser(share),
    );
}

/** What the options say about noise, for the pipeline. */
export function noiseOptions({
  keepNoise,
  noiseThreshold,
}: {
  keepNoise?: boolean;
  noiseThreshold?: number;
}): PipelineOptions {
  return {
    ...(keepNoise && { keepNoise }),
    ...(noiseThreshold !== undefined && { noiseThreshold }),
  };
}

/** Adds a value to those before it, as it is. */
export function collect(value: string, all: readonly string[] = []): string[] {
  return [...all, value];
}

const repeatable = new WeakSet<Option>();

/**
 * Makes an option that may be repeated.
 *
 * @param read Adds a value to those before it.
 */
export function repeatableOption<T>(
  flags: string,
  description: string,
  read: (value: string, all?: readonly T[]) => readonly T[],
): Option {
  const option = new Option(flags, description).argParser(read);
  repeatable.add(option);
  return option;
}

/** Lets a command refuse a second value of an option that has one: which of them is meant is not for it to say. */
export function refuseTwice(command: Command): void {
  for (const option of command.options) {
    if (!option.required || option.variadic || repeatable.has(option)) continue;
    let isGiven = false;
    command.on(`option:${option.name()}`, () => {
      if (isGiven) command.error(`error: option '${option.flags}' is given twice: give it once.`);
      isGiven = true;
    });
  }
}
