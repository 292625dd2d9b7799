import { type DateText, isWithin } from './calendar-date.ts';
import { entitlementItems } from './entitlements.ts';
import type { Item } from './items.ts';
import type { ServiceCode, SharingPolicy, SourceCode } from './sharing-policy.ts';

/** What is to be looked at in agreements that are valid: none of it stops them. */
export interface AgreementFinding {
  readonly code:
    | 'review-due'
    | 'ended'
    | 'unknown-item'
    | 'no-definition'
    | 'not-covered'
    | 'other-service';
  readonly message: string;
  readonly agreement?: string | undefined;
  readonly source?: SourceCode | undefined;
}

/** What a source's definition says that agreements have to fit. */
export interface SourceItems {
  readonly source: SourceCode;
  readonly service: ServiceCode;
  /** Roles of the people in its rows. */
  readonly roles: readonly string[];
  /** Facts, markers and attributes that it has, as items. */
  readonly items: readonly Item[];
}

/**
 * Compares agreements with the day and with what sources have: reviews that are due, items that
 * no source of an agreement has (a name mistyped shares nothing, in silence), sources without
 * agreements and agreements without sources.
 */
export function agreementFindings(
  policy: SharingPolicy,
  sources: readonly SourceItems[],
  on: DateText,
): readonly AgreementFinding[] {
  const defined = new Map(
    sources.flatMap((each) =>
      [each.source, ...each.roles.map((role) => `${each.source}/${role}`)].map(
        (name) => [name, each] as const,
      ),
    ),
  );
  return [
    ...policy.agreements.flatMap((agreement): AgreementFinding[] => {
      const { id, review, until, items } = agreement;
      if (until !== undefined && until < on) {
        return [{ code: 'ended', agreement: id, message: `Agreement "${id}" ended on ${until}` }];
      }
      const had = agreement.sources.flatMap((source) => defined.get(source)?.items ?? []);
      const known = agreement.sources.every((source) => defined.has(source));
      const named = [
        ...(items.facts === '*' ? [] : items.facts.map((name) => `fact:${name}`)),
        ...(items.markers === '*' ? [] : items.markers.map((code) => `markers:${code}`)),
      ];
      return [
        ...(review <= on && isWithin(on, agreement)
          ? [
              {
                code: 'review-due' as const,
                agreement: id,
                message: `Agreement "${id}" was to be reviewed on ${review}`,
              },
            ]
          : []),
        ...(known ? named : [])
          .filter((item) => !had.includes(item))
          .map((item) => ({
            code: 'unknown-item' as const,
            agreement: id,
            message: `Agreement "${id}" shares ${item}, which none of its sources has`,
          })),
      ];
    }),
    ...Object.entries(policy.entitlements).flatMap(([code, rule]) =>
      rule.answeredBy.flatMap(({ source }): AgreementFinding[] => {
        const had = defined.get(source)?.items;
        if (had === undefined) return [];
        return entitlementItems(rule, source)
          .filter((item) => item !== 'uprn' && !had.includes(item))
          .map((item) => ({
            code: 'unknown-item',
            source,
            message: `Entitlement "${code}" is answered by ${item} of "${source}", which has none`,
          }));
      }),
    ),
    ...Object.entries(policy.sources).flatMap(([source, { service }]): AgreementFinding[] => {
      const definition = defined.get(source);
      if (definition === undefined) {
        return [
          {
            code: 'no-definition',
            source,
            message: `Agreements speak of "${source}", which has no source definition`,
          },
        ];
      }
      if (definition.service === service) return [];
      return [
        {
          code: 'other-service',
          source,
          message: `"${source}" is of ${service} in the agreements and of ${definition.service} in its definition`,
        },
      ];
    }),
    ...sources
      .filter(({ source }) => !Object.hasOwn(policy.sources, source))
      .map(({ source }) => ({
        code: 'not-covered' as const,
        source,
        message: `Agreements do not speak of "${source}": nobody sees anything of it`,
      })),
  ];
}
