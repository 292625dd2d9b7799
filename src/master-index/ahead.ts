/**
 * The items of a source, each next one being made while the one before is worked on: the database
 * and this thread, each at its own part, are both busy.
 *
 * @example for await (const page of ahead(pages())) await write(page);
 */
export async function* ahead<T>(source: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const items = source[Symbol.asyncIterator]();
  const begin = (): Promise<IteratorResult<T>> => {
    const item = items.next();
    // Whoever waits for it is told; until then nobody may be there to be.
    item.catch(() => {});
    return item;
  };
  let next = begin();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done === true) return;
      next = begin();
      yield value;
    }
  } finally {
    // Nothing goes on behind the back of one who stopped.
    await next.catch(() => {});
    await items.return?.();
  }
}
