/** Reads several things at once, and hands them on in their order. */

/** So many are read before they are needed. */
const AHEAD = 8;

/**
 * Reads something of each item, the next few while one is dealt with.
 *
 * @throws what `read` throws, once all before it were handed on
 */
export async function* readAhead<Item, Result>(
  items: Iterable<Item>,
  read: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, void> {
  const underWay: Promise<Result>[] = [];
  try {
    for (const item of items) {
      const reading = read(item);
      // It may fail while another one is waited for.
      reading.catch(() => {});
      underWay.push(reading);
      if (underWay.length >= AHEAD) yield await underWay.shift()!;
    }
    while (underWay.length > 0) yield await underWay.shift()!;
  } finally {
    await Promise.allSettled(underWay);
  }
}
