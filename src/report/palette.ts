/**
 * Colours of the report. Every one used for a graphic has a contrast of at
 * least 3 to 1 against white, every text colour 4.5 to 1 (WCAG 2.2, 1.4.3 and
 * 1.4.11); blue and orange stay apart in all common kinds of colour blindness.
 */
export const palette = {
  text: '#0b0c0c',
  secondary: '#505a5f',
  border: '#b1b4b6',
  faint: '#f3f2f1',
  link: '#1a65a6',
  focus: '#ffdd00',
  positive: '#1d70b8',
  negative: '#b8510d',
  neutral: '#6f777b',
  warning: '#942514',
} as const;

/** Colour and name of each band; charts also write the name. */
export const bands = {
  link: { name: 'Link', colour: palette.positive },
  review: { name: 'Review', colour: palette.negative },
  'no-link': { name: 'No link', colour: palette.neutral },
} as const;

export const fontStack =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
