import {
  type Formula,
  type Input,
  type Product,
  quantityText,
} from '../../../business-case/index.ts';

/**
 * A formula with its figures, as it is read.
 *
 * @example
 * formulaWords([{ multiply: ['claims', 'share'] }], inputs); // 'Claims (25,000 claims) × Share (1%)'
 */
export function formulaWords(formula: Formula, inputs: ReadonlyMap<string, Input>): string {
  if (formula.length === 0) return 'Nothing: another line pays for it';
  return formula.map((product) => productWords(product, inputs)).join(' + ');
}

function productWords(
  { multiply, divide = [] }: Product,
  inputs: ReadonlyMap<string, Input>,
): string {
  const words = (id: string): string => {
    const input = inputs.get(id);
    return input === undefined ? id : `${input.label} (${quantityText(input.value, input.unit)})`;
  };
  return [multiply.map(words).join(' × '), ...divide.map(words)].join(' ÷ ');
}
