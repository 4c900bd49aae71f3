/** What `kliping export site` does. */
import colors from 'picocolors';
import { readConfig, type SiteOption, settingsOf } from '../../export/site/config.ts';
import { exportSite, type SiteReceipt } from '../../export/site/site.ts';
import { openArchive } from '../../store/index.ts';
import { write } from '../output.ts';
import { type Progress, startProgress } from '../progress.ts';
import { counted } from '../summary.ts';

/** The options of `kliping export site`. */
export interface SiteCliOptions {
  archive: string;
  out: string;
  config?: string;
  baseUrl?: string;
  title?: string;
  description?: string;
  language?: string;
  publisher?: string;
  publisherUrl?: string;
  publisherLogo?: string;
  license?: string;
  metadataLicense?: string;
  usageInfo?: string;
  rights?: string;
  rightsOf?: SiteOption[];
  unknown?: string;
  attributions?: string;
  entityMinimum?: number;
  dataset?: string[];
  copyDatasets?: boolean;
  datasetsUrl?: string;
  search?: boolean;
  anew?: boolean;
  jobs?: number;
  json?: boolean;
}

/** Where each option goes in the configuration. */
const PLACES = [
  ['baseUrl', '--base-url', 'baseUrl'],
  ['title', '--title', 'title'],
  ['description', '--description', 'description'],
  ['language', '--language', 'language'],
  ['publisher', '--publisher', 'publisher/name'],
  ['publisherUrl', '--publisher-url', 'publisher/url'],
  ['publisherLogo', '--publisher-logo', 'publisher/logo'],
  ['license', '--license', 'license'],
  ['metadataLicense', '--metadata-license', 'metadataLicense'],
  ['usageInfo', '--usage-info', 'usageInfo'],
  ['rights', '--rights', 'rights/default'],
  ['unknown', '--unknown', 'unknown'],
  ['attributions', '--attributions', 'attributions'],
  ['datasetsUrl', '--datasets-url', 'datasets/url'],
  ['entityMinimum', '--entity-minimum', 'entities/minimum'],
] as const satisfies readonly (readonly [keyof SiteCliOptions, string, string])[];

function given(options: SiteCliOptions): SiteOption[] {
  const single = PLACES.flatMap(([name, flag, path]): SiteOption[] => {
    const value = options[name];
    return value === undefined ? [] : [{ flag, path: path.split('/'), value }];
  });
  const search = { flag: '--no-search', path: ['search'], value: false };
  return [...single, ...(options.search === false ? [search] : []), ...(options.rightsOf ?? [])];
}

function tell({ path, articles, rendered, unknown, files, written, removed }: SiteReceipt): string {
  return [
    `${colors.green('✓')} ${path}: ${counted(articles, 'article')}, ${counted(files, 'file')}`,
    `  ${counted(rendered, 'article')} made anew; ${counted(written, 'file')} written, ${removed} removed.`,
    ...(unknown > 0
      ? [
          `  ${counted(unknown, 'article')} of unknown rights: search engines are asked to leave them out.`,
        ]
      : []),
    '',
  ].join('\n');
}

/** Writes a site, and tells what was done. */
export async function runSite(options: SiteCliOptions): Promise<void> {
  const { archive, out, config, dataset, copyDatasets, anew, jobs, json } = options;
  const settings = settingsOf(await readConfig(config), given(options));
  let progress: Progress | undefined;
  try {
    const receipt = await exportSite(await openArchive(archive), out, settings, {
      jobs,
      ...(dataset && { datasets: dataset }),
      ...(copyDatasets && { copyDatasets }),
      ...(anew && { anew }),
      onStep(total) {
        progress ??= startProgress('writing', total);
        progress.advance(1);
      },
      onTakenDown(files) {
        progress?.stop();
        process.stderr.write(
          `kliping: the run failed, and ${counted(files, 'file')} of ${out} ${files === 1 ? 'was' : 'were'} taken down that may show erased articles; the next run makes them again.\n`,
        );
      },
    });
    progress?.stop();
    for (const key of receipt.unusedSources) {
      process.stderr.write(
        `kliping: no article is of the source ${JSON.stringify(key)}, so that its rights say nothing; give a host, a publisher or an agency as the articles have it.\n`,
      );
    }
    await write(json ? `${JSON.stringify(receipt)}\n` : tell(receipt));
  } finally {
    progress?.stop();
  }
}
