import { authorityNames } from '../../../business-case/index.ts';
import { type CaseContent, caseModelOf, startingContent } from '../../../kept-cases/index.ts';
import { type Form, listOf } from '../forms.ts';

/** The services that an authority runs, and which of them join the hub. */
export function serviceChoices(authority: CaseContent['authority'], fields: Form) {
  const joins = new Set(listOf(fields, 'joins'));
  return caseModelOf(authorityNames[authority], startingContent(authority)).services.map(
    ({ id, name }) => ({ value: id, text: name, checked: joins.has(id) }),
  );
}
