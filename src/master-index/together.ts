/** Groups of records that hang together (union-find over numbers that come as they come). */
export class Together {
  readonly #parent = new Map<number, number>();

  get size(): number {
    return this.#parent.size;
  }

  add(record: number): void {
    if (!this.#parent.has(record)) this.#parent.set(record, record);
  }

  join(a: number, b: number): void {
    this.add(a);
    this.add(b);
    const [one, other] = [this.#root(a), this.#root(b)];
    this.#parent.set(Math.max(one, other), Math.min(one, other));
  }

  records(): number[] {
    return [...this.#parent.keys()];
  }

  groups(): number[][] {
    return [...Map.groupBy(this.records(), (record) => this.#root(record)).values()];
  }

  #root(record: number): number {
    let at = record;
    for (;;) {
      const parent = this.#parent.get(at) as number;
      if (parent === at) return at;
      // Halves the way for the next time.
      this.#parent.set(at, this.#parent.get(parent) as number);
      at = parent;
    }
  }
}
