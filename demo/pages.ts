import { serveIndex } from '../src/cli/index.ts';
import { demoProvider } from './identity-provider.ts';
import { checkPorts, type DemoPorts } from './ports.ts';

/** Pages that are served. */
export interface ServedPages {
  readonly address: URL;
  close(): Promise<void>;
}

/**
 * Serves an index as `reeve serve` does, on this machine alone, with an identity provider beside
 * it at which whoever comes chooses whom to be.
 *
 * @param database folder or address
 * @throws ReeveError `serve/no-port`, and what `reeve serve` throws
 */
export async function serveDemo(database: string, ports: DemoPorts): Promise<ServedPages> {
  await checkPorts(ports);
  const address = new URL(`http://localhost:${ports.pages}`);
  const provider = await demoProvider(ports.provider, address);
  const { issuer, clientId, clientSecret } = provider;
  try {
    const server = await serveIndex({
      database,
      host: '127.0.0.1',
      port: ports.pages,
      environment: {
        REEVE_ENVIRONMENT: 'development',
        REEVE_OIDC_ISSUER: issuer.href,
        REEVE_OIDC_AUDIENCE: 'reeve',
        REEVE_OIDC_KEYS: new URL('/jwks', issuer).href,
        REEVE_OIDC_CLIENT_ID: clientId,
        REEVE_OIDC_CLIENT_SECRET: clientSecret,
        REEVE_PUBLIC_ADDRESS: address.href,
        REEVE_COUNCIL: 'Wexmere Council',
      },
    });
    return {
      address,
      async close() {
        await server.close();
        provider.close();
      },
    };
  } catch (error) {
    provider.close();
    throw error;
  }
}
