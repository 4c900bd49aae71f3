/** `kliping export`: what an archive holds, in forms that other programs open. */
import { Command, Option } from 'commander';
import { siteCommand } from './export-site.ts';
import { collect, nowOption, repeatableOption, time, withArchive, withJson } from './options.ts';
import type { WaczCliOptions } from './run/export.ts';
import type { AnnotationsCliOptions } from './run/export-annotations.ts';
import type { BagCliOptions } from './run/export-bag.ts';
import type { DatasetCliOptions } from './run/export-dataset.ts';

function waczCommand(): Command {
  const command = new Command('wacz').description(
    'Pack the raw captures of a batch as WACZ 1.1.1, for web archive players.',
  );
  return withJson(withArchive(command))
    .requiredOption('--batch <id>', 'the batch’s id')
    .requiredOption('--out <file>', 'the file to write, such as batch.wacz')
    .addOption(nowOption())
    .addHelpText(
      'after',
      `
Holds the batch's raw WARC volumes as they are, an index by address, and as pages the captures
that have a web address. Every record is checked on the way; of a damaged batch nothing is written.

Example:
  $ kliping export wacz --batch 20260131T120000Z-9ca2eb3e --out batch.wacz --archive my-archive`,
    )
    .action(async (options: WaczCliOptions) => {
      const { runWacz } = await import('./run/export.ts');
      await runWacz(options);
    });
}

function releaseTime(): Option {
  return new Option(
    '--now <iso>',
    'the time to write into it (default: that of the archive’s newest batch)',
  ).argParser(time);
}

function datasetCommand(): Command {
  const command = new Command('dataset').description(
    'Write a versioned dataset for research: Parquet and JSON Lines that describe themselves.',
  );
  return withJson(withArchive(command))
    .requiredOption('--out <dir>', 'the folder to write, such as kabar-1.0.0')
    .requiredOption('--name <name>', 'the name of the dataset, the same in all its releases')
    .requiredOption('--release <x.y.z>', 'the version of the release')
    .option('--about <file>', 'JSON that says whose it is: title, license, creators and so on')
    .addOption(
      repeatableOption(
        '--quality <file>',
        'what people found when they judged a sample (kliping sample --read … --out FILE); once for each kind',
        collect,
      ),
    )
    .option('--fields <list>', 'tables and columns to write, such as articles,mentions.text')
    .addOption(
      repeatableOption(
        '--where <condition>',
        'take articles that fulfil it, such as language=id or date_published>=2024; may be repeated',
        collect,
      ),
    )
    .addOption(
      repeatableOption(
        '--rights <text>',
        'take articles that state these rights; may be repeated',
        collect,
      ),
    )
    .option('--no-text', 'leave out all words of the articles; spans stay')
    .option('--layer <name>', 'a layer of annotations in place of our entities and mentions')
    .addOption(
      repeatableOption(
        '--redact <file>',
        'an authority file of names to blot out, of the same length; may be repeated',
        collect,
      ),
    )
    .option('--previous <dir>', 'the release before, to tell what changed')
    .addOption(releaseTime())
    .addHelpText(
      'after',
      `
Rows are sorted by capture and made of the newest records. The same archive and options give the same
bytes. What was erased from the archive is in no new release.

Example:
  $ kliping export dataset --name kabar --release 1.0.0 --out kabar-1.0.0 --archive my-archive
  $ kliping export dataset --name kabar --release 1.1.0 --out kabar-1.1.0 --previous kabar-1.0.0 \\
      --about about.json --where 'language=id|ms' --no-text --archive my-archive`,
    )
    .action(async (options: DatasetCliOptions) => {
      const { runDataset } = await import('./run/export-dataset.ts');
      await runDataset(options);
    });
}

function annotationsCommand(): Command {
  const command = new Command('annotations').description(
    'Write entities, quotations and claims, or a layer, as W3C Web Annotations.',
  );
  return withJson(withArchive(command))
    .option('--layer <name>', 'a layer of annotations (default: what the records say)')
    .requiredOption('--out <file>', 'the file to write, such as annotations.jsonl')
    .addHelpText(
      'after',
      `
Each line is an annotation in JSON-LD. Its target is the text of the newest record, named by its
SHA-256, with a TextPositionSelector in code points and a TextQuoteSelector.

Example:
  $ kliping export annotations --out annotations.jsonl --archive my-archive`,
    )
    .action(async (options: AnnotationsCliOptions) => {
      const { runAnnotations } = await import('./run/export-annotations.ts');
      await runAnnotations(options);
    });
}

function bagCommand(): Command {
  const command = new Command('bag').description(
    'Pack an archive, or a release of a dataset, as a bag (BagIt 1.0, SHA-512).',
  );
  return withJson(withArchive(command))
    .option('--dataset <dir>', 'the release to pack (default: the archive)')
    .requiredOption('--out <path>', 'the folder to write, or a ZIP file when it ends in .zip')
    .addOption(releaseTime())
    .addHelpText(
      'after',
      `
Each file is read once and checked on the way: those of an archive against the inventories of its
objects, those of a release against its checksums. The folder data of an unpacked bag is the archive
or the release itself.

Example:
  $ kliping export bag --out backup.zip --archive my-archive
  $ kliping export bag --dataset kabar-1.0.0 --out kabar-1.0.0-bag`,
    )
    .action(async (options: BagCliOptions) => {
      const { runBag } = await import('./run/export-bag.ts');
      await runBag(options);
    });
}

/** Makes the command. */
export function exportCommand(): Command {
  return new Command('export')
    .description('Write what an archive holds in forms that other programs open.')
    .addCommand(annotationsCommand())
    .addCommand(bagCommand())
    .addCommand(datasetCommand())
    .addCommand(siteCommand())
    .addCommand(waczCommand());
}
