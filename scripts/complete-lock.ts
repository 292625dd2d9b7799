/**
 * Adds to package-lock.json the optional platform packages that npm left out.
 *
 * A package with native parts names one optional package a platform. When the
 * registry that npm asks (a mirror, say) does not carry one of them, npm
 * install leaves it out of the lock file in silence, and then npm ci refuses
 * that lock file everywhere. The parents pin their platform packages exactly,
 * so the version is known; the platform is read from the name. No integrity
 * is known for a package nobody could fetch, so none is written.
 *
 * Run after every change of dependencies: `npm run lock`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface LockedPackage {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

export interface LockFile {
  packages: Record<string, LockedPackage>;
}

const systems: Record<string, string> = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
};
const processors: Record<string, string> = {
  arm: 'arm',
  arm64: 'arm64',
  ia32: 'ia32',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  x64: 'x64',
};
const libraries: Record<string, string> = {
  gnu: 'glibc',
  gnueabihf: 'glibc',
  musl: 'musl',
  musleabihf: 'musl',
};

/** Optional packages that a locked package names and the lock file lacks: `[parent, name, version]`. */
export function missingOptionalPackages(lock: LockFile): [string, string, string][] {
  const missing: [string, string, string][] = [];
  for (const [parent, locked] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(locked.optionalDependencies ?? {})) {
      const nested = `${parent}/node_modules/${name}`;
      if (!(nested in lock.packages) && !(`node_modules/${name}` in lock.packages)) {
        missing.push([parent, name, version]);
      }
    }
  }
  return missing;
}

function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const parts = name.split(/[/-]/);
  const find = (table: Record<string, string>): string[] => {
    const known = parts.find((part) => part in table);
    return known === undefined ? [] : [table[known] as string];
  };
  const [os, cpu, libc] = [find(systems), find(processors), find(libraries)];
  if (os.length === 0 || cpu.length === 0) {
    throw new Error(`${name}: no platform can be read from the name; complete the lock by hand`);
  }
  return { cpu, ...(libc.length === 0 ? {} : { libc }), os };
}

function complete(lock: LockFile): number {
  const missing = missingOptionalPackages(lock);
  for (const [parent, name, version] of missing) {
    if (!/^\d+\.\d+\.\d+/.test(version)) {
      throw new Error(`${parent} does not pin ${name} exactly (${version})`);
    }
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(lock.packages[parent]?.dev === true ? { dev: true } : {}),
      optional: true,
      ...platformOf(name),
    };
  }
  const root = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  lock.packages = Object.fromEntries(root);
  return missing.length;
}

if (import.meta.main) {
  const path = resolve('package-lock.json');
  const lock = JSON.parse(readFileSync(path, 'utf8')) as LockFile;
  const added = complete(lock);
  if (added > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`package-lock.json: ${added} platform packages added\n`);
}
