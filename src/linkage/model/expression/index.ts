export { type BoundedDistance, boundedDistance } from './bounded-distance.ts';
export { checkExpression, type ExpressionContext, type ExpressionType } from './check.ts';
export {
  type ArithmeticOperator,
  type ComparisonOperator,
  childrenOf,
  columnsOf,
  type Expression,
  type Side,
} from './expression.ts';
export { type FunctionName, functionDefinitions, isFunctionName } from './functions.ts';
export { parseExpression } from './parser.ts';
