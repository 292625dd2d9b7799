import {
  describeEvidence,
  type Formula,
  type Input,
  inputsOf,
} from '../../../business-case/index.ts';

/** How well a figure is backed, as it is marked wherever it is shown. */
export interface EvidenceMark {
  readonly code: 'cited' | 'fitted' | 'illustrative' | 'own';
  readonly text: string;
}

/** The mark of a figure. What somebody put in without a source is theirs and illustrative. */
export function evidenceMark({ evidence, setBy }: Pick<Input, 'evidence' | 'setBy'>): EvidenceMark {
  const isOwn = setBy === 'user';
  switch (evidence.kind) {
    case 'illustrative':
      return { code: 'illustrative', text: isOwn ? 'Own, illustrative' : 'Illustrative' };
    case 'fitted':
      return { code: 'fitted', text: 'Fitted' };
    case 'cited':
      return isOwn ? { code: 'own', text: 'Own' } : { code: 'cited', text: 'Cited' };
  }
}

/** Where a figure is from, without the word that its mark says. */
export function sourceWords({ evidence }: Pick<Input, 'evidence'>): string {
  const text = evidence.kind === 'illustrative' ? evidence.reason : describeEvidence(evidence);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How what follows from a formula is backed: as its weakest figure. */
export function lineMark(
  formula: Formula,
  inputs: ReadonlyMap<string, Input>,
): EvidenceMark | null {
  const marks = inputsOf(formula).flatMap((id) => {
    const input = inputs.get(id);
    return input === undefined ? [] : [evidenceMark(input).code];
  });
  if (marks.includes('illustrative')) return { code: 'illustrative', text: 'Illustrative' };
  return marks.includes('fitted') ? { code: 'fitted', text: 'Fitted' } : null;
}
