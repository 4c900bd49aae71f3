/** What a site is told: a file of JSON, and options of the command line, which win. */
import { readFile } from 'node:fs/promises';
import type { Rights, SiteConfig } from '../../record/types.generated.ts';
import { type SchemaError, siteConfigErrors } from '../../record/validate.ts';
import { StoreIoError, StoreUsageError } from '../../store/index.ts';

/** The file that is read when no other is given and it is there. */
export const CONFIG_FILE = 'kliping.config.json';

/** All that is decided of a site; plain data, so that threads can be told it. */
export interface SiteSettings {
  /** The address of the start page; ends with `/`. */
  readonly baseUrl: string;
  readonly title: string;
  readonly description?: string;
  /** The language of everything but the articles. */
  readonly language: NonNullable<SiteConfig['language']>;
  readonly publisher: { readonly name: string; readonly url: string; readonly logo?: string };
  /** The licence of licensed articles that state none. */
  readonly license?: string;
  /** The licence of what is said of articles. */
  readonly metadataLicense?: string;
  /** Where readers learn what they may do with articles of unknown rights. */
  readonly usageInfo: string;
  readonly rights: { readonly default: Rights; readonly sources: Readonly<Record<string, Rights>> };
  readonly unknown: NonNullable<SiteConfig['unknown']>;
  readonly attributions: NonNullable<SiteConfig['attributions']>;
  /** An entity that so many articles name has a page. */
  readonly entityMinimum: number;
  /** Whether it can be searched in the browser. */
  readonly search: boolean;
  /** Where the files of releases of datasets are, that are not copied. */
  readonly datasetsUrl?: string;
}

/** An option of the command line: its name, and what it puts where. */
export interface SiteOption {
  /** As it is written: `--base-url`. */
  readonly flag: string;
  /** The keys on the way to it in the configuration. */
  readonly path: readonly string[];
  readonly value: unknown;
}

const NO_ADDRESS = 'is no address that can be used';
/** What is allowed where a pattern alone would not tell. */
const ALLOWED: readonly (readonly [path: RegExp, wrong: string, allowed: string])[] = [
  [
    /^\/baseUrl$/,
    NO_ADDRESS,
    'give an address such as https://news.example/archive/, with http:// or https://, and without query, fragment, `.` and `..`; a port is at most 65535',
  ],
  [
    /^\/(?:license|metadataLicense|usageInfo|publisher\/(?:url|logo))$/,
    NO_ADDRESS,
    'give an address that begins with http:// or https://',
  ],
  [
    /^\/datasets\/url$/,
    NO_ADDRESS,
    'give an address that begins with http:// or https://, without query and fragment',
  ],
  [
    /^\/(?:title|description|publisher\/name)$/,
    'cannot be shown',
    'give a text without control characters',
  ],
];

function tell({ path, message }: SchemaError): string {
  const [, wrong, allowed] = ALLOWED.find(([each]) => each.test(path)) ?? [];
  if (allowed === undefined) return message;
  // A regular expression tells people nothing.
  return message.startsWith('must match pattern')
    ? `${wrong}: ${allowed}`
    : `${message} (${allowed})`;
}

/**
 * Checks a configuration.
 *
 * @param called The name of its file, for the message.
 * @throws StoreUsageError that names the file, each key that is wrong and what is allowed there.
 */
export function checkConfig(value: unknown, called: string): SiteConfig {
  const errors = siteConfigErrors(value);
  if (errors.length === 0) return value as SiteConfig;
  const list = errors.map((error) => `${error.path || '/'} ${tell(error)}`);
  throw new StoreUsageError(`${called} cannot be used: ${list.join('; ')}.`);
}

/**
 * Reads the configuration of a site.
 *
 * @param path The file. Default: `kliping.config.json`, if there is one.
 * @throws StoreUsageError when there is no file of that name, it is no JSON, or not what `site-config.schema.json` says.
 * @throws StoreIoError when it cannot be read.
 */
export async function readConfig(path?: string): Promise<SiteConfig> {
  const file = path ?? CONFIG_FILE;
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (path === undefined && isMissing) return {};
    if (isMissing) {
      throw new StoreUsageError(`There is no '${file}': give another --config.`, { cause: error });
    }
    throw new StoreIoError('read', file, error);
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new StoreUsageError(`${file} is no JSON: ${(error as Error).message}`, { cause: error });
  }
  return checkConfig(value, file);
}

/** Puts an option where it belongs, over what is there. */
function put(config: Record<string, unknown>, { path, value }: SiteOption): void {
  let at = config;
  for (const key of path.slice(0, -1)) {
    at[key] = { ...(at[key] as object | undefined) };
    at = at[key] as Record<string, unknown>;
  }
  // `__proto__` is a name like any other.
  Object.defineProperty(at, path.at(-1)!, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** The configuration with the options over it. */
function withOptions(config: SiteConfig, options: readonly SiteOption[]): SiteConfig {
  const merged = structuredClone(config) as Record<string, unknown>;
  for (const option of options) put(merged, option);
  // The file was checked before, so that what is wrong now an option brought.
  const [error] = siteConfigErrors(merged);
  if (error) {
    const option = options.findLast(({ path }) => `/${path.join('/')}`.startsWith(error.path));
    const called = option?.flag ?? `An option for ${error.path}`;
    throw new StoreUsageError(`${called} cannot be used: its value ${tell(error)}.`);
  }
  return merged as SiteConfig;
}

/** The host of an address that was checked. */
function hostOf(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/[:/].*$/, '');
}

/**
 * Decides what is to be known of a site.
 *
 * @param config A configuration that was checked.
 * @param options What the command line says; it wins.
 * @throws StoreUsageError when there is no base URL, or an option is not what it must be.
 */
export function settingsOf(config: SiteConfig, options: readonly SiteOption[] = []): SiteSettings {
  const merged = withOptions(config, options);
  if (merged.baseUrl === undefined) {
    throw new StoreUsageError(
      `A site needs its address: give --base-url, or "baseUrl" in ${CONFIG_FILE}, such as https://news.example/.`,
    );
  }
  const baseUrl = merged.baseUrl.endsWith('/') ? merged.baseUrl : `${merged.baseUrl}/`;
  const title = merged.title ?? hostOf(baseUrl);
  const { name = title, url = baseUrl, logo } = merged.publisher ?? {};
  return {
    baseUrl,
    title,
    ...(merged.description !== undefined && { description: merged.description }),
    language: merged.language ?? 'en',
    publisher: { name, url, ...(logo !== undefined && { logo }) },
    ...(merged.license !== undefined && { license: merged.license }),
    ...(merged.metadataLicense !== undefined && { metadataLicense: merged.metadataLicense }),
    usageInfo: merged.usageInfo ?? `${baseUrl}about/#rights`,
    rights: {
      default: merged.rights?.default ?? 'unknown',
      sources: (merged.rights?.sources ?? {}) as Record<string, Rights>,
    },
    unknown: merged.unknown ?? 'full',
    attributions: merged.attributions ?? 'cautious',
    entityMinimum: merged.entities?.minimum ?? 2,
    search: merged.search ?? true,
    ...(merged.datasets?.url !== undefined && { datasetsUrl: merged.datasets.url }),
  };
}
