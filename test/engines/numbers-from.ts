/** Numbers from 0 below `most` that a seed decides (Park and Miller, 1988, multiplier 48271). */
export function numbersFrom(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
}
