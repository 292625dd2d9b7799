/** A description as the plugin makes it, as far as it is looked into here. */
interface Description {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, object>> };
}

interface Operation {
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
  }[];
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>;
}

/** Headers by the names that people know; all of them are asked for, and missed in words of their own. */
const HEADERS: Readonly<Record<string, string>> = {
  'reeve-purpose': 'Reeve-Purpose',
  'idempotency-key': 'Idempotency-Key',
  'if-match': 'If-Match',
};

/** Said of answers that have no description of their own: OpenAPI asks for one. */
const DONE = 'Done.';

/**
 * The description as it is published: schemas that nothing names are left out, what a body and an
 * answer are named apart for where only one is used goes by its plain name, and headers that must
 * come are said to.
 */
export function tidyOpenApi<T extends object>(description: T): T {
  const { paths = {}, components = {} } = description as Description;
  const operations = Object.fromEntries(
    Object.entries(paths).map(([path, methods]) => [
      path,
      Object.fromEntries(
        Object.entries(methods).map(([method, operation]) => [method, tidyOperation(operation)]),
      ),
    ]),
  );
  const { schemas = {} } = components;
  const used = namesUsed(operations, schemas);
  const nameOf = (name: string): string => {
    const plain = name.replace(/Input$/, '');
    return used.has(plain) ? name : plain;
  };
  const renamed = (value: object): object =>
    JSON.parse(
      JSON.stringify(value).replace(
        /"#\/components\/schemas\/(\w+)"/g,
        (_, name: string) => `"#/components/schemas/${nameOf(name)}"`,
      ),
    );
  const kept = Object.entries(schemas)
    .filter(([name]) => used.has(name))
    .map(([name, schema]) => [nameOf(name), renamed(schema)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...description,
    components: { ...components, schemas: Object.fromEntries(kept) },
    paths: renamed(operations),
  };
}

function tidyOperation({ parameters, responses = {}, ...rest }: Operation): Operation {
  return {
    ...rest,
    ...(parameters === undefined
      ? {}
      : {
          parameters: parameters.map((each) => {
            const header = each.in === 'header' ? HEADERS[each.name] : undefined;
            return header === undefined ? each : { ...each, name: header, required: true };
          }),
        }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [
        status,
        response.description === 'Default Response' ? { ...response, description: DONE } : response,
      ]),
    ),
  };
}

/** Schemas that operations name, and those that these name. */
function namesUsed(
  operations: object,
  schemas: Readonly<Record<string, object>>,
): ReadonlySet<string> {
  const used = new Set<string>();
  const waiting: object[] = [operations];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const [, name = ''] of JSON.stringify(next).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      const schema = schemas[name];
      if (used.has(name) || schema === undefined) continue;
      used.add(name);
      waiting.push(schema);
    }
  }
  return used;
}
