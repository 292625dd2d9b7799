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
