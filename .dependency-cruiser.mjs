/**
 * The walls between modules (docs/adr/0002-walls-are-checks.md). Each rule
 * says what may not be imported; scripts/walls.ts runs them, and
 * test/repository/walls.test.ts shows that each one catches a breach.
 *
 * Tests may reach across walls: they are not shipped.
 */
const tests = '\\.test\\.ts$';
/** Modules without input or output, which work anywhere. */
const pure = '^src/(kernel|standards|linkage|business-case|master-index/domain)/';
/** What another module may import of a module: its index. */
const doors = [
  '^src/[^/]+/index\\.ts$',
  '^src/(engines|web)/[^/]+/index\\.ts$',
  // A thread that compares pairs loads this and not all of linkage.
  '^src/linkage/batch/index\\.ts$',
  '^src/master-index/(domain|store)/index\\.ts$',
];

/** The one module that may import a package, so that the package can be replaced there. */
const behindOneModule = (name, packages, home, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: [tests, home] },
  to: { path: packages.map((each) => `(^|node_modules/)${each}(/|$)`) },
});

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that import each other, through types or not, are one concept torn in two.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'kernel-imports-nothing',
      comment: 'Everything leans on the kernel, so it leans on nothing.',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: tests },
      to: { pathNot: '^src/kernel/' },
    },
    {
      name: 'standards-import-only-kernel',
      comment: 'What council data means does not depend on what is done with it.',
      severity: 'error',
      from: { path: '^src/standards/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(standards|kernel)/' },
    },
    {
      name: 'pure-modules-import-only-kernel-and-standards',
      comment: 'Linkage, the arithmetic of a business case and decisions on identity stand alone.',
      severity: 'error',
      from: { path: '^src/(linkage|business-case|master-index/domain)/', pathNot: tests },
      to: {
        path: '^src/',
        pathNot: ['^src/(kernel|standards)/', '^src/$1/'],
      },
    },
    {
      name: 'pure-modules-do-no-io',
      comment: 'No Node built-in in a pure module: it is given values and gives values back.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-modules-import-no-packages',
      comment:
        'Only libraries that compute are allowed: zod to parse a match model, and the ' +
        'phonetic and phone-number rules of the standards.',
      severity: 'error',
      from: { path: pure, pathNot: [tests, '^src/linkage/model/'] },
      to: {
        path: 'node_modules/',
        pathNot: 'node_modules/(double-metaphone|libphonenumber-js)/',
      },
    },
    {
      name: 'match-model-imports-only-zod',
      comment: 'The match model is parsed with zod and with nothing else from outside.',
      severity: 'error',
      from: { path: '^src/linkage/model/', pathNot: tests },
      to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    },
    {
      name: 'linkage-compile',
      comment: 'Compiling turns a model into SQL: it knows the model, the SQL and the dialect.',
      severity: 'error',
      from: { path: '^src/linkage/compile/', pathNot: tests },
      to: { path: '^src/linkage/', pathNot: '^src/linkage/(compile|model|sql|dialects)/' },
    },
    {
      name: 'linkage-dialects',
      comment: 'A dialect is what one engine can do, written as data and SQL: no model, no plan.',
      severity: 'error',
      from: { path: '^src/linkage/dialects/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(kernel/|linkage/(dialects|sql)/)' },
    },
    {
      name: 'linkage-sql',
      comment: 'Quoting and naming in SQL know nothing of linkage.',
      severity: 'error',
      from: { path: '^src/linkage/sql/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(kernel|linkage/sql)/' },
    },
    {
      name: 'through-the-index',
      comment: 'Across modules, import the index: what it does not export is private.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: tests },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', ...doors] },
    },
    {
      name: 'engines-apart',
      comment: 'Engines never import each other: each runs compiled plans on its own.',
      severity: 'error',
      from: { path: '^src/engines/([^/]+)/', pathNot: tests },
      to: { path: '^src/engines/', pathNot: '^src/engines/$1/' },
    },
    behindOneModule(
      'duckdb-driver',
      ['@duckdb/[^/]+'],
      '^src/engines/duckdb/',
      'Only engines/duckdb imports the DuckDB driver.',
    ),
    behindOneModule(
      'postgresql-driver',
      ['pg', '@types/pg', 'pg-[^/]+', '@types/pg-[^/]+', '@electric-sql/[^/]+', 'kysely'],
      '^src/database/',
      'Only src/database imports a PostgreSQL driver: both drivers look alike from outside.',
    ),
    {
      name: 'sql-in-stores',
      comment:
        'SQL is in stores; main and the commands open a database. A use case may name its types, ' +
        'to pass a transaction on.',
      severity: 'error',
      from: { path: '^src/', pathNot: [tests, '^src/database/', '/store/', '^src/(main|cli)/'] },
      to: { path: '^src/database/', dependencyTypesNot: ['type-only'] },
    },
    behindOneModule(
      'spreadsheets',
      ['@cj-tech-master/excelts'],
      '^src/(intake|case-files)/',
      'Spreadsheets are read in one place, and written where a case goes to one and back.',
    ),
    behindOneModule(
      'yaml',
      ['yaml'],
      '^src/(intake/sources|access/policy|case-files)/',
      'YAML is read where people write it: source definitions, policies of access, and figures of authorities.',
    ),
    behindOneModule(
      'charts',
      ['vega[^/]*'],
      '^src/report/',
      'Charts are drawn in the report and nowhere else.',
    ),
    behindOneModule(
      'command-line',
      ['commander'],
      '^src/cli/',
      'Only the command line parses a command line.',
    ),
    {
      name: 'report-imports-only-linkage',
      comment: 'The report shows what linkage found; it does not find.',
      severity: 'error',
      from: { path: '^src/report/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(report|linkage|kernel)/' },
    },
    {
      name: 'synthetic-knows-no-matcher',
      comment:
        'What makes errors up knows nothing of what finds its way through them: a matcher ' +
        'measured on mistakes of its own making would pass.',
      severity: 'error',
      from: { path: '^src/synthetic/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(synthetic|kernel)/' },
    },
    {
      name: 'no-matcher-knows-synthetic',
      comment:
        'Standards, matching and reading share no name list, nickname or typing error with the generator.',
      severity: 'error',
      from: { path: '^src/(standards|linkage|intake|engines)/', pathNot: tests },
      to: { path: '^src/synthetic/' },
    },
    {
      name: 'pages-call-use-cases',
      comment: 'A page that reads a store, or the database itself, goes round access and audit.',
      severity: 'error',
      from: { path: '^src/web/', pathNot: tests },
      to: { path: '^src/(.*/store|database)/' },
    },
    {
      name: 'staff-and-resident-apart',
      comment: 'Staff pages and resident pages serve different people under different rules.',
      severity: 'error',
      from: { path: '^src/web/(staff|resident)/', pathNot: tests },
      to: { path: '^src/web/(staff|resident)/', pathNot: '^src/web/$1/' },
    },
    {
      name: 'nothing-imports-main',
      comment: 'main puts the parts together; a part that knew of it could not be used alone.',
      severity: 'error',
      from: { pathNot: '^src/main/' },
      to: { path: '^src/main/' },
    },
    {
      name: 'ships-alone',
      comment: 'What is published imports neither tests, benchmarks nor scripts of the repository.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: ['^(test|bench|scripts)/', tests] },
    },
    {
      name: 'no-development-packages',
      comment: 'Whoever installs reeve does not get its development dependencies.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere would escape every other wall.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Type-only imports count: a type from behind a wall ties the two sides together as surely.
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
    },
  },
};
