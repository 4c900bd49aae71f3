/** What `kliping claims match` does. */
import { readFile } from 'node:fs/promises';
import colors from 'picocolors';
import { matchClaims, readFeed } from '../../../archive/reviews/match.ts';
import { LIKELY } from '../../../review/match.ts';
import { write } from '../../output.ts';
import { counted, oneLine } from '../../summary.ts';
import { chosenEntries, type FilterCliOptions, fileFacts } from './options.ts';

/** The options of `kliping claims match`. */
export interface MatchCliOptions extends FilterCliOptions {
  feed: string;
  least: number;
  json?: boolean;
}

/** Fact checks of one claim that are told. */
const MOST = 3;
const SHOWN = 160;

/** Tells which fact checks are like which claims. */
export async function runMatch({ feed, least, json, ...filter }: MatchCliOptions): Promise<void> {
  await fileFacts(feed);
  const checks = readFeed(await readFile(feed, 'utf8'));
  const entries = await chosenEntries(filter);
  const matched = matchClaims(entries, checks, { least, most: MOST });
  for (const { entry, matches } of matched) {
    if (json) {
      const told = matches.map(({ found, score }) => ({ ...found, score }));
      await write(`${JSON.stringify({ id: entry.id, claim: entry.text, matches: told })}\n`);
      continue;
    }
    await write(`${colors.bold(entry.id)}  ${oneLine(entry.text, SHOWN)}\n`);
    for (const { found, score } of matches) {
      const likely = score >= LIKELY ? 'likely' : 'maybe';
      const by = [found.checker, found.date, found.url].filter((each) => each !== undefined);
      await write(`  ${score.toFixed(2)} ${likely}  ${oneLine(found.claim, SHOWN)}\n`);
      await write(`    ${oneLine([found.verdict ?? 'no verdict', ...by].join(' · '), SHOWN)}\n`);
    }
  }
  if (!json) {
    await write(
      `${counted(matched.length, 'claim')} of ${entries.length} with likeness to one of ${counted(checks.length, 'fact check')}.\n`,
    );
  }
}
