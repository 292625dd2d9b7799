import { readFileSync, rmSync } from 'node:fs';
import { embeddedTemplates, serverTemplate } from './database-templates.ts';
import { type Cluster, ensurePostgresql, startCluster } from './postgresql.ts';

export interface TestDatabases {
  /** Why there is no server; undefined where there is, or no test wants one. */
  readonly missing: string | undefined;
  stop(): Promise<void>;
}

/**
 * Starts what tests on databases share, where any of these files has some: a
 * PostgreSQL server, and databases to copy. The processes of
 * tests find both through the environment.
 */
export async function startTestDatabases(files: readonly string[]): Promise<TestDatabases> {
  const wanted = files.some((file) => readFileSync(file, 'utf8').includes('database'));
  if (!wanted) return { missing: undefined, async stop() {} };
  const missing = await ensurePostgresql();
  const templates = await embeddedTemplates();
  process.env.REEVE_TEST_PGLITE = templates;
  let cluster: Cluster | undefined;
  if (missing === undefined) {
    cluster = await startCluster();
    await serverTemplate(cluster.url);
    process.env.REEVE_TEST_POSTGRESQL = cluster.url;
  }
  return {
    missing,
    async stop() {
      rmSync(templates, { recursive: true, force: true });
      await cluster?.stop();
    },
  };
}
