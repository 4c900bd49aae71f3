// Mends labels that a machine gave: within an article, one spelling is of one type.
import type { Token } from './data.ts';

interface Name {
  tokens: Token[];
  type: string;
}

function namesOf(sentences: readonly (readonly Token[])[]): Name[] {
  const names: Name[] = [];
  for (const sentence of sentences) {
    let open: Name | undefined;
    for (const token of sentence) {
      const type = token.label.slice(2);
      if (token.label === 'O') open = undefined;
      else if (open && token.label.startsWith('I')) open.tokens.push(token);
      else {
        open = { tokens: [token], type };
        names.push(open);
      }
    }
  }
  return names;
}

/** Gives every spelling in an article the type it mostly has; words of full names vote for persons. */
export function harmonise(sentences: readonly (readonly Token[])[]): void {
  const names = namesOf(sentences);
  const votes = new Map<string, Map<string, number>>();
  const vote = (spelling: string, type: string, weight: number): void => {
    const of = votes.get(spelling) ?? new Map<string, number>();
    of.set(type, (of.get(type) ?? 0) + weight);
    votes.set(spelling, of);
  };
  for (const { tokens, type } of names) {
    vote(tokens.map(({ text }) => text).join(' '), type, tokens.length > 1 ? 2 : 1);
    if (type === 'PER' && tokens.length > 1) vote(tokens[tokens.length - 1]!.text, 'PER', 2);
  }
  for (const { tokens } of names) {
    const of = votes.get(tokens.map(({ text }) => text).join(' '))!;
    const [type] = [...of].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
    for (const token of tokens) token.label = token.label.slice(0, 2) + type;
  }
}
