const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;
const NUMBER = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

/**
 * A size as people say it, in thousands as disks are sold: `1.23 GB`.
 *
 * @param bytes 0 or more
 */
export function sizeText(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${NUMBER.format(bytes / 1000 ** step)} ${UNITS[step]}`;
}
