import type { MatchModel } from './match-model.ts';

/** The input columns that a model column is made from, through other columns of the model. */
export function inputColumnsOf(model: MatchModel, column: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visited = new Set<string>();
  const visit = (name: string): void => {
    const definition = Object.hasOwn(model.columns, name) ? model.columns[name] : undefined;
    if (definition === undefined || visited.has(name)) {
      found.add(name);
      return;
    }
    visited.add(name);
    const { from } = definition;
    const sources =
      typeof from === 'string' ? [from] : (Array.isArray(from) ? from : Object.values(from)).flat();
    for (const source of sources) {
      if (source === name) found.add(source);
      else visit(source);
    }
  };
  visit(column);
  return found;
}

/** Whether two sets of model columns come, in part, from the same input columns. */
export function shareInput(
  model: MatchModel,
  some: readonly string[],
  others: readonly string[],
): boolean {
  const inputs = new Set(some.flatMap((column) => [...inputColumnsOf(model, column)]));
  return others.some((column) =>
    [...inputColumnsOf(model, column)].some((name) => inputs.has(name)),
  );
}
