/** What the files that describe a release are made of. */
import type { DatasetAbout, DatasetRelease } from '../../record/types.generated.ts';
import type { ChangeCounts } from './changes.ts';
import type { Table } from './columns.ts';
import type { Statistics } from './statistics.ts';

/** What is known of a release once its tables are written. */
export interface Described {
  readonly release: DatasetRelease;
  readonly about: DatasetAbout;
  readonly tables: readonly Table[];
  readonly statistics: Statistics;
  readonly changes?: ChangeCounts;
}
