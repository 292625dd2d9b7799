import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { command } from './command.ts';
import { ensurePackage } from './debian-package.ts';
import { findProgram } from './find-program.ts';

/** Why a test of spreadsheets is skipped: in CI, a skip that begins so fails the run. */
const missing = 'needs libreoffice: install LibreOffice Calc, or name its soffice in REEVE_SOFFICE';

/** The soffice named in REEVE_SOFFICE, else the first on the path; undefined where there is none. */
function findSoffice(): string | undefined {
  return findProgram(process.env.REEVE_SOFFICE, ['soffice']);
}

/** The `skip` of a test that has LibreOffice calculate: false with it, else the reason. */
export function skipWithoutLibreOffice(): false | string {
  return findSoffice() === undefined ? missing : false;
}

/** Installs Debian's LibreOffice Calc where it is missing. Returns why there is none, undefined when there is. */
export function ensureLibreOffice(): Promise<string | undefined> {
  return ensurePackage('libreoffice-calc-nogui', () => findSoffice() !== undefined, missing);
}

/**
 * Settings of LibreOffice under which it works out every formula of a file that it opens (0:
 * always). By default it shows what the file says of a formula that another program wrote.
 */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

/**
 * Has LibreOffice open workbooks, calculate all of their formulas again and save them as XLSX, all
 * in one start of it.
 *
 * @param folder an empty folder for its settings and for what it saves
 * @returns what it saved, in the order of the files
 */
export async function recalculate(files: readonly string[], folder: string): Promise<string[]> {
  const profile = join(folder, 'profile');
  mkdirSync(join(profile, 'user'), { recursive: true });
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), ALWAYS_RECALCULATE);
  const out = join(folder, 'recalculated');
  const { code, output } = await command(findSoffice() ?? 'soffice', [
    `-env:UserInstallation=${pathToFileURL(profile).href}`,
    ...['--headless', '--norestore', '--convert-to', 'xlsx:Calc MS Excel 2007 XML'],
    ...['--outdir', out, ...files],
  ]);
  if (code !== 0) throw new Error(`LibreOffice ended with ${code}: ${output}`);
  return files.map((file) => join(out, basename(file)));
}
