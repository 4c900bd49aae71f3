/** Compiling of language data into what a step looks things up in, once for each language. */

/**
 * Makes a function that compiles data when it is first asked for and remembers the result, as long as
 * the data lives.
 *
 * @param compile Makes the result; it must depend on nothing but the data.
 */
export function compiled<Data extends object, Result>(
  compile: (data: Data) => Result,
): (data: Data) => Result {
  const results = new WeakMap<Data, { result: Result }>();
  return (data) => {
    let known = results.get(data);
    if (!known) {
      known = { result: compile(data) };
      results.set(data, known);
    }
    return known.result;
  };
}

const setOf = compiled<readonly string[], ReadonlySet<string>>((words) => new Set(words));
const NO_WORDS: readonly string[] = [];

/** Gives the words of a list as a set; an empty one when a language has no such list. */
export function wordSet(words: readonly string[] = NO_WORDS): ReadonlySet<string> {
  return setOf(words);
}
