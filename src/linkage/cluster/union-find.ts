/** Disjoint sets over 0..size-1, with union by size and path halving (Tarjan and van Leeuwen, 1984). */
export class UnionFind {
  readonly #parent: Int32Array;
  readonly #size: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, i) => i);
    this.#size = new Int32Array(size).fill(1);
  }

  find(item: number): number {
    const parent = this.#parent;
    let at = item;
    while (parent[at] !== at) {
      const next = parent[parent[at] ?? at] ?? at;
      parent[at] = next;
      at = next;
    }
    return at;
  }

  /** Joins two sets; returns whether they were apart. */
  union(a: number, b: number): boolean {
    let x = this.find(a);
    let y = this.find(b);
    if (x === y) return false;
    if ((this.#size[x] ?? 0) < (this.#size[y] ?? 0)) [x, y] = [y, x];
    this.#parent[y] = x;
    this.#size[x] = (this.#size[x] ?? 0) + (this.#size[y] ?? 0);
    return true;
  }

  sizeOf(item: number): number {
    return this.#size[this.find(item)] ?? 0;
  }
}
