import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { installationOf, placeWithoutSecrets, type SetUp, settingGroups } from './installation.ts';

const SECRET = 'hunter2-hunter2-hunter2-hunter2-hunter2';
const setUp: SetUp = {
  location: { url: `postgres://reeve:${SECRET}@db.example:5432/hub?password=${SECRET}` },
  isDurable: true,
  address: 'http://127.0.0.1:8420',
  isProduction: true,
  trust: {
    issuer: {
      issuer: 'https://id.example',
      audience: 'reeve',
      keys: new URL(`https://user:${SECRET}@id.example/keys?token=${SECRET}`),
    },
  },
  pages: {
    publicAddress: new URL('https://hub.example'),
    issuer: new URL(`https://user:${SECRET}@id.example/tenant`),
    clientId: 'reeve-pages',
    clientSecret: SECRET,
    sessionSecret: SECRET,
    council: 'Wexmere Council',
  },
  keepsSessions: true,
  trustProxy: [],
  largest: 1024 * 2 ** 20,
  uploads: '/srv/uploads',
  startedAt: new Date('2026-03-01T10:00:00Z'),
};
const toldOf = (given: SetUp, label: string): string | undefined =>
  settingGroups(given)
    .flatMap(({ settings }) => settings)
    .find((each) => each.label === label)?.value;

describe('what is told of an installation', () => {
  test('has no secret in it', async () => {
    for (const trust of [setUp.trust, { developmentKey: SECRET }]) {
      const told = await installationOf({ ...setUp, trust });
      assert.doesNotMatch(JSON.stringify(told), /hunter2/);
    }
  });

  test('names where things are, without who signs in to them', async () => {
    assert.equal(placeWithoutSecrets(setUp.location), 'db.example:5432/hub');
    assert.equal(placeWithoutSecrets({ folder: '/srv/index' }), '/srv/index');
    assert.equal(toldOf(setUp, 'Identity provider'), 'https://id.example/tenant');
    assert.equal((await installationOf(setUp)).freeBytes, null, 'of a server elsewhere');
  });

  test('says where a secret was not set', () => {
    assert.equal(toldOf(setUp, 'Secret that signs sessions'), 'Set, and not shown');
    assert.match(
      toldOf({ ...setUp, keepsSessions: false }, 'Secret that signs sessions') ?? '',
      /^Made at each start/,
    );
  });

  test('says how much room there is where the database is a folder here', async () => {
    const { freeBytes } = await installationOf({ ...setUp, location: { folder: '.' } });
    assert.ok(freeBytes !== null && freeBytes > 0);
  });
});
