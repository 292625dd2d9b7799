/** The sources that a name in the file stands for: itself, `service:NAME` all of one service, `*` all. */
export function matchingSources(
  name: string,
  sources: Readonly<Record<string, { readonly service: string }>>,
): readonly string[] {
  const all = Object.keys(sources);
  if (name === '*') return all;
  const [, service] = /^service:(.*)$/s.exec(name) ?? [];
  if (service === undefined) return all.filter((source) => source === name);
  return all.filter((source) => sources[source]?.service === service);
}

/** One or several, as a list; left out, none. */
export function listOf(given: string | readonly string[] | undefined): readonly string[] {
  if (given === undefined) return [];
  return typeof given === 'string' ? [given] : given;
}

/**
 * The source as agreements know it of a record in some role of its source: by both where the
 * file speaks of that role apart, else by the source alone.
 *
 * @example accessSource(policy, 'registrars-deaths', 'informant') // 'registrars-deaths/informant'
 */
export function accessSource(
  policy: { readonly sources: Readonly<Record<string, unknown>> },
  source: string,
  role: string,
): string {
  const apart = `${source}/${role}`;
  return Object.hasOwn(policy.sources, apart) ? apart : source;
}
