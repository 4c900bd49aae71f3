/** What a command tells one by one at its end: all of a few articles, of many what was refused. */

/** How many outcomes are told one by one; of more only the refused ones are. */
const TOLD = 25;
/** How many refused ones are told one by one. */
const REFUSED_TOLD = 100;

/** Outcomes that are being collected. */
export interface Telling<Outcome> {
  add: (outcome: Outcome) => void;
  lines: () => string[];
}

/** Starts to collect outcomes. */
export function startTelling<Outcome extends { status: string }>(
  describe: (outcome: Outcome) => string,
): Telling<Outcome> {
  let told: Outcome[] = [];
  let count = 0;
  let refused = 0;
  return {
    add(outcome) {
      if (outcome.status === 'refused') refused++;
      if (++count === TOLD + 1) told = told.filter(({ status }) => status === 'refused');
      if (count <= TOLD || (outcome.status === 'refused' && refused <= REFUSED_TOLD)) {
        told.push(outcome);
      }
    },
    lines: () => [
      ...told.map(describe),
      ...(refused > REFUSED_TOLD ? [`… and ${refused - REFUSED_TOLD} more refused`] : []),
    ],
  };
}
