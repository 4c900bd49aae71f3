/** What `ingest` says of an article to people and to machines. */
import colors from 'picocolors';
import type { InputOutcome } from '../archive/ingest.ts';
import type { RefusedInput } from '../archive/sources/item.ts';
import { nameOfLine } from '../archive/sources/json-lines.ts';
import { idToHex } from '../record/id.ts';

const SHORT_ID = 10;
const REMOVED_SHOWN = 5;
const TEXT_SHOWN = 60;
const MESSAGE_SHOWN = 500;

/** The short form of an id, as the command line takes it. */
export function shortId(id: string): string {
  return idToHex(id).slice(0, SHORT_ID);
}

/** Makes any text fit for one line of a terminal. */
export function oneLine(text: string, length: number): string {
  const line = text.replace(/[\s\0-\x1f\x7f-\x9f]+/g, ' ').trim();
  const characters = [...line];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : line;
}

/** Writes a count with its noun: `1 claim`, `2 claims`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Where in a container a refused input stands; undefined when it is a file of its own. */
export function placeOf({
  file = 'standard input',
  line,
  offset,
}: RefusedInput): string | undefined {
  if (line !== undefined) return `${file}, line ${line}`;
  return offset === undefined ? undefined : `${file}, byte ${offset}`;
}

/** Tells an outcome to people, in one or several lines. */
export function describeOutcome(outcome: InputOutcome): string {
  if (outcome.status === 'refused') {
    const place = placeOf(outcome);
    const { name, file, line } = outcome;
    const named = place === undefined || (line !== undefined && name === nameOfLine(file, line));
    const where = named ? '' : colors.dim(` ${oneLine(place, 200)}`);
    return `${colors.red('✗')} ${oneLine(name, 200)}${where}\n  refused [${outcome.code}]: ${oneLine(outcome.message, MESSAGE_SHOWN)}`;
  }
  if (outcome.status === 'known') {
    return `${colors.dim('=')} ${oneLine(outcome.name, 200)} ${colors.dim(`${shortId(outcome.id)} is in the archive already; nothing written`)}`;
  }
  const { name } = outcome;
  const { id, headline, language, mentions, quotations, claims, removed } = outcome.facts;
  const facts = [
    counted(mentions, 'mention'),
    counted(quotations, 'quotation'),
    counted(claims, 'claim'),
  ];
  const lines = [
    `${colors.green('✓')} ${colors.bold(oneLine(headline ?? '(no headline)', 120))}`,
    `  ${colors.dim(`${shortId(id)}  ${oneLine(name, 80)}`)}  ${language}  ${facts.join(', ')}`,
    ...(outcome.follows
      ? [`  follows ${outcome.follows.map(shortId).join(', ')}, of the same address`]
      : []),
    ...removed
      .slice(0, REMOVED_SHOWN)
      .map(
        ({ kind, text = '', reason }) =>
          `  ${colors.yellow('−')} ${kind} “${oneLine(text, TEXT_SHOWN)}”: ${oneLine(reason, 160)}`,
      ),
  ];
  const more = removed.length - REMOVED_SHOWN;
  if (more > 0) lines.push(`  ${colors.yellow('−')} and ${more} more`);
  return lines.join('\n');
}

/** Tells an outcome to machines. */
export function outcomeJson(outcome: InputOutcome): Record<string, unknown> {
  if (outcome.status !== 'archived') return { ...outcome };
  const { status, name, follows } = outcome;
  const { id, headline, language, mentions, quotations, claims, removed } = outcome.facts;
  return {
    status,
    name,
    id,
    ...(follows && { follows }),
    ...(headline !== undefined && { headline }),
    language,
    mentions,
    quotations,
    claims,
    removed: removed.map(({ kind, rule, reason, text }) => ({ kind, rule, reason, text })),
  };
}
