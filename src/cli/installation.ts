import { statfs } from 'node:fs/promises';
import type { DatabaseLocation } from '../database/index.ts';
import { SESSION_TIMES } from '../web/shared/index.ts';
import type { Installation, SettingGroup } from '../web/staff/index.ts';
import type { PageSettings } from './page-settings.ts';
import type { ServeTrust } from './serve-settings.ts';
import { reeveVersion } from './version.ts';

/** How a server was set up, as it was told and as it took it. */
export interface SetUp {
  readonly location: DatabaseLocation;
  readonly isDurable: boolean;
  readonly address: string;
  readonly isProduction: boolean;
  readonly trust: ServeTrust['trust'];
  readonly pages: PageSettings;
  /** Whether `REEVE_SESSION_SECRET` was given, rather than made at the start. */
  readonly keepsSessions: boolean;
  readonly trustProxy: readonly string[];
  /** Bytes. */
  readonly largest: number;
  readonly uploads: string;
  readonly startedAt: Date;
}

/** What runs and how it was set up, for whoever looks after it. */
export async function installationOf(setUp: SetUp): Promise<Installation> {
  const { location, isDurable, startedAt } = setUp;
  return {
    version: reeveVersion(),
    node: process.versions.node,
    startedAt: startedAt.toISOString(),
    place: placeWithoutSecrets(location),
    freeBytes: await freeBytesAt(location),
    isDurable,
    groups: settingGroups(setUp),
  };
}

/** Where a database is: a folder, or the server and name, without user and password. */
export function placeWithoutSecrets(location: DatabaseLocation): string {
  if ('folder' in location) return location.folder;
  if (!URL.canParse(location.url)) return 'a PostgreSQL server';
  const { host, pathname } = new URL(location.url);
  return `${host}${decodeURIComponent(pathname)}`;
}

async function freeBytesAt(location: DatabaseLocation): Promise<number | null> {
  if (!('folder' in location) || location.folder.startsWith('memory:')) return null;
  const found = await statfs(location.folder).catch(() => null);
  return found === null ? null : found.bavail * found.bsize;
}

const MEGABYTE = 2 ** 20;
const NOT_SHOWN = 'Set, and not shown';

/** All settings by what they are about. Of a secret it says that it is set, and no more. */
export function settingGroups(setUp: SetUp): readonly SettingGroup[] {
  const { pages, trust, isProduction, trustProxy, largest, uploads, address } = setUp;
  const said = (label: string, value: string, from: string | null = null) => ({
    label,
    value,
    from,
  });
  return [
    {
      title: 'The council',
      settings: [
        said('Name', pages.council, 'REEVE_COUNCIL'),
        said('Address of these pages', withoutUser(pages.publicAddress), 'REEVE_PUBLIC_ADDRESS'),
      ],
    },
    {
      title: 'Signing in',
      settings: [
        said('Identity provider', withoutUser(pages.issuer), 'REEVE_OIDC_ISSUER'),
        said('What it knows the pages as', pages.clientId, 'REEVE_OIDC_CLIENT_ID'),
        said('Secret of the pages at it', NOT_SHOWN, 'REEVE_OIDC_CLIENT_SECRET'),
        said(
          'Secret that signs sessions',
          setUp.keepsSessions ? NOT_SHOWN : 'Made at each start: everyone is signed out then',
          'REEVE_SESSION_SECRET',
        ),
        said('A session ends', `after ${SESSION_TIMES.idle} minutes of nothing`),
        said('At the latest', `after ${SESSION_TIMES.absolute / 60} hours`),
      ],
    },
    {
      title: 'Programs that ask',
      settings:
        'issuer' in trust
          ? [
              said('Whose tokens are let in', trust.issuer.issuer, 'REEVE_OIDC_ISSUER'),
              said('Made for', trust.issuer.audience, 'REEVE_OIDC_AUDIENCE'),
              said(
                'Keys of the issuer',
                trust.issuer.keys instanceof URL ? withoutUser(trust.issuer.keys) : 'Given',
                'REEVE_OIDC_KEYS',
              ),
            ]
          : [said('Development key', NOT_SHOWN, 'REEVE_DEVELOPMENT_KEY')],
    },
    {
      title: 'The server',
      settings: [
        said('Environment', isProduction ? 'production' : 'development', 'REEVE_ENVIRONMENT'),
        said('Listens at', address),
        said('Proxies whose word is taken', trustProxy.join(', ') || 'none', 'REEVE_TRUST_PROXY'),
        said('Folder for files that are sent', uploads, 'REEVE_UPLOADS'),
        said('Largest file', `${Math.round(largest / MEGABYTE)} MB`, 'REEVE_LARGEST_UPLOAD'),
      ],
    },
  ];
}

/** An address may have a password in it. */
function withoutUser(address: URL): string {
  return `${address.origin}${address.pathname === '/' ? '' : address.pathname}`;
}
