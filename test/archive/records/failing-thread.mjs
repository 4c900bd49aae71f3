/** The thread that makes records, but some articles end it by their names. */
import doJobs from '../../../dist/archive/records/thread.js';

function fillMemory() {
  const filled = [];
  for (;;) filled.push(new Array(100_000).fill(filled.length));
}

export default (jobs) => {
  for (const { given } of jobs) {
    if (given.name === 'exit') process.exit(7);
    if (given.name === 'throw') throw new Error('Nobody saw this coming.');
    if (given.name === 'memory') fillMemory();
  }
  return doJobs(jobs);
};
