import { driverInputs } from '../authorities/drivers.ts';
import { type CaseModel, type Scenario, wellKnown } from '../domain/case-model.ts';
import type { Input } from '../domain/input.ts';
import type { Level } from '../domain/lines.ts';
import { briefServices, services } from '../domain/services.ts';
import { levelOneBenefitInputs, levelOneBenefits } from './benefits-level-1.ts';
import { levelTwoBenefitInputs, levelTwoBenefits } from './benefits-level-2.ts';
import { briefCostInputs, briefCosts } from './costs.ts';
import { briefQualitative } from './qualitative.ts';
import { briefRisks } from './risks.ts';
import { BRIEF_PRICES, briefInput, citedFrom, fittedTo } from './source.ts';
import { briefTimings } from './timings.ts';

const assumptions: readonly Input[] = [
  briefInput(
    wellKnown.discountRate,
    'Discount rate',
    '3.5%',
    '1/year',
    fittedTo(
      'the net present values, which this rate gives when years are discounted at their end',
    ),
  ),
  briefInput(
    wellKnown.benefitsRealised,
    'Benefits that come about, of those forecast',
    '100%',
    'share',
    citedFrom('section 7, which takes all of them'),
  ),
  briefInput(
    wellKnown.monthsLate,
    'Months by which benefits come late',
    '0',
    'month',
    citedFrom('section 7, which allows for none'),
  ),
  briefInput(
    wellKnown.servicesInScope,
    'Services that join the hub',
    String(briefServices.length),
    'service',
    citedFrom('section 6'),
  ),
];

/**
 * The brief's own case: an average London borough of 2008 (sections 6 and 7). What it comes to
 * follows from inputs and formulas; see `differences.ts` for where the brief says otherwise.
 */
export const briefCase: CaseModel = {
  name: 'The brief: an average London borough, 2008',
  prices: BRIEF_PRICES,
  inputs: [
    ...assumptions,
    ...driverInputs('london-borough'),
    ...levelOneBenefitInputs,
    ...levelTwoBenefitInputs,
    ...briefCostInputs,
  ],
  timings: briefTimings,
  services: briefServices.map((id) => ({ id, name: services[id] })),
  benefits: [...levelOneBenefits, ...levelTwoBenefits],
  costs: briefCosts,
  qualitative: briefQualitative,
  risks: briefRisks,
};

/**
 * A scenario of a model, with all of its services or all but parking, as the brief has them.
 *
 * @example
 * calculateCase(briefCase, scenarioOf(briefCase, [1])).summary.npv; // 3845 thousand pounds
 */
export function scenarioOf(
  model: Pick<CaseModel, 'services'>,
  levels: readonly Level[],
  parking = true,
): Scenario {
  return {
    name: `Level ${levels.join(' and ')}, ${parking ? 'with' : 'without'} parking`,
    levels,
    services: model.services.map(({ id }) => id).filter((id) => parking || id !== 'parking'),
  };
}
