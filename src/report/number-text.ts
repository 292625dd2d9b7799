const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** `12,345`. */
export function countText(count: number): string {
  return whole.format(count);
}

/** `1 pair`, `12,345 pairs`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${countText(count)} ${count === 1 ? singular : plural}`;
}

/** A share as a percentage with as many digits as tell it from 0% and 100%: `5%`, `99.98%`. */
export function percentText(share: number): string {
  if (share === 0 || share === 1) return `${share * 100}%`;
  if (share < 1e-6) return 'under 0.0001%';
  if (share > 1 - 1e-6) return 'over 99.9999%';
  const distance = Math.min(share, 1 - share);
  const digits = Math.min(4, Math.max(1, Math.ceil(-Math.log10(distance)) - 1));
  return `${Number((share * 100).toFixed(digits))}%`;
}

/** A match weight with its sign: `+4.2`, `−3.0`. */
export function weightText(weight: number): string {
  const rounded = Math.abs(weight).toFixed(1);
  if (rounded === '0.0') return '0.0';
  return weight < 0 ? `−${rounded}` : `+${rounded}`;
}

/** A probability of a parameter, to three digits: `0.812`, `3.1e-7`. */
export function parameterText(value: number): string {
  if (value === 0) return '0';
  return value >= 0.001 ? value.toPrecision(3) : value.toExponential(1);
}

/** Accuracy to four decimals, never rounded up to 1. */
export function accuracyText(value: number): string {
  return value < 1 && value > 0.99995 ? '0.9999' : value.toFixed(4);
}

/** `0.35 s`, `12 s`, `3 min 20 s`. */
export function secondsText(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(2)} s`;
  const rounded = Math.round(seconds);
  if (rounded < 60) return `${rounded} s`;
  return `${Math.floor(rounded / 60)} min ${rounded % 60} s`;
}
