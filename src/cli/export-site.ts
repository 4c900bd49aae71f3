/** `kliping export site`: a static site of what an archive holds. */
import { Command, InvalidArgumentError, Option } from 'commander';
import type { SiteOption } from '../export/site/config.ts';
import {
  collect,
  countOption,
  jobsOption,
  repeatableOption,
  withArchive,
  withJson,
} from './options.ts';
import type { SiteCliOptions } from './run/export-site.ts';

/** A source with its rights: `kabar.example=licensed`. */
function sourceRights(value: string, all: readonly SiteOption[] = []): SiteOption[] {
  const [, source, rights] = /^(.+)=([a-z]+)$/s.exec(value) ?? [];
  if (source === undefined || !['owned', 'licensed', 'unknown'].includes(rights!)) {
    throw new InvalidArgumentError('Give SOURCE=owned, SOURCE=licensed or SOURCE=unknown.');
  }
  const option = { flag: '--rights-of', path: ['rights', 'sources', source], value: rights };
  return [...all, option];
}

/** Makes the command. */
export function siteCommand(): Command {
  const command = new Command('site').description(
    'Write a static site: articles with their JSON-LD, lists, names, claims.',
  );
  return withJson(withArchive(command))
    .requiredOption('--out <dir>', 'the folder of the site: new, empty, or a site written before')
    .option(
      '--config <file>',
      'what is to be known of the site (default: kliping.config.json, if there)',
    )
    .option('--base-url <url>', 'the address it will have, such as https://news.example/archive/')
    .option('--title <text>', 'what it is called')
    .option('--description <text>', 'what it is, in a sentence')
    .addOption(
      new Option('--language <tag>', 'the language of everything but the articles').choices([
        'en',
        'id',
      ]),
    )
    .option('--publisher <name>', 'who publishes it')
    .option('--publisher-url <url>', 'the publisher’s own site')
    .option('--publisher-logo <url>', 'the publisher’s logo')
    .option('--license <url>', 'the licence of articles that are owned or licensed')
    .option('--metadata-license <url>', 'the licence of what is said of articles')
    .option('--usage-info <url>', 'what one may do with articles whose rights are unknown')
    .addOption(
      new Option('--rights <rights>', 'whose the articles are, where nothing else says it').choices(
        ['owned', 'licensed', 'unknown'],
      ),
    )
    .addOption(
      repeatableOption(
        '--rights-of <source=rights>',
        'the same for a host, a publisher or an agency; may be repeated',
        sourceRights,
      ),
    )
    .addOption(
      new Option('--unknown <how>', 'what to show of articles whose rights are unknown').choices([
        'full',
        'extract',
      ]),
    )
    .addOption(
      new Option('--attributions <which>', 'which attributions are public').choices([
        'cautious',
        'accepted',
        'all',
      ]),
    )
    .addOption(countOption('--entity-minimum <number>', 'names in so many articles have a page'))
    .addOption(
      repeatableOption(
        '--dataset <dir>',
        'a release of a dataset of this archive, to have a page; may be repeated',
        collect,
      ),
    )
    .option('--copy-datasets', 'copy the files of these releases into the site')
    .option('--datasets-url <url>', 'where their files are, <name>/<version>/ below it')
    .option('--no-search', 'leave out the search in the browser')
    .option('--anew', 'compare every file with what is there')
    .addOption(jobsOption())
    .addHelpText(
      'after',
      `
Options win over the file, which docs/site.md shows whole. A second run touches only what changed, and
removes what was made of articles that were erased. A run that was cut short is completed by the next.

Example:
  $ kliping export site --out site --base-url https://news.example/ --archive my-archive
  $ kliping preview site`,
    )
    .action(async (options: SiteCliOptions) => {
      const { runSite } = await import('./run/export-site.ts');
      await runSite(options);
    });
}
