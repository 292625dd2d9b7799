/**
 * The business case of a customer data hub: costs, benefits, risks and what they come to. Pure:
 * it is given values and gives values back.
 */
export { inPounds, inThousands, type Pence, toPence } from './arithmetic/pence.ts';
export {
  approximate,
  compare,
  decimalText,
  fraction,
  type Rational,
  rational,
} from './arithmetic/rational.ts';
export {
  type AuthorityType,
  authorityNames,
  authorityTypes,
  servicesOf,
} from './authorities/authority-types.ts';
export { defaultCase } from './authorities/default-case.ts';
export { type Driver, driverIds } from './authorities/drivers.ts';
export {
  caseOf,
  evidenceOf,
  type OwnFigure,
  type OwnFigures,
  type OwnTiming,
  withFigures,
  withOwnFigure,
  withTimings,
} from './authorities/own-figures.ts';
export { briefCase, scenarioOf } from './brief/brief-case.ts';
export { type BriefDifference, briefDifferences } from './brief/differences.ts';
export { briefSurvey, type SurveyFinding } from './brief/survey.ts';
export {
  type CalculatedLine,
  type CaseResult,
  type CaseSummary,
  type CashFlow,
  calculateCase,
} from './calculate/calculate-case.ts';
export { type CaseComparison, compareCases, type Difference } from './calculate/compare-cases.ts';
export {
  type CaseModel,
  checkModel,
  inputsIn,
  type Scenario,
  wellKnown,
  withValues,
} from './domain/case-model.ts';
export type { Formula, Product } from './domain/formula.ts';
export { evaluateFormula, inputsOf } from './domain/formula.ts';
export { describeEvidence, type Evidence, type Input, type Range } from './domain/input.ts';
export type { BenefitLine, CostLine, Level, QualitativeBenefit, Risk } from './domain/lines.ts';
export {
  CASE_YEARS,
  delayed,
  type RampAndFallOff,
  type Timing,
  yearShares,
} from './domain/timing.ts';
export type { Unit } from './domain/unit.ts';
export { monthsOfForecast } from './measured/forecast-months.ts';
export {
  besideMeasured,
  checkMeasured,
  type ForecastAndMeasured,
  type Measured,
  type MeasuredBenefit,
  type MeasuredTotal,
  totalMeasured,
} from './measured/measured-benefits.ts';
export { gdpDeflator, type PriceIndex, priceFactor } from './prices/price-index.ts';
export { restatePrices } from './prices/restate-prices.ts';
export { type BreakEven, breakEvens } from './uncertainty/break-even.ts';
export { type FallOff, fallOffs } from './uncertainty/fall-offs.ts';
export { type Simulation, simulate } from './uncertainty/monte-carlo.ts';
export { type Measure, outcomeInPence } from './uncertainty/outcome.ts';
export { type Condition, paysBackIf } from './uncertainty/pays-back-if.ts';
export { quantityText } from './uncertainty/quantity-text.ts';
export { rangeOf } from './uncertainty/ranges.ts';
export { type Tornado, type TornadoBar, tornado } from './uncertainty/tornado.ts';
