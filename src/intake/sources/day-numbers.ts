/**
 * Excel's day numbers of fewer than five digits, as text that any reader of dates understands: the
 * standards read those of five alone, which in a column of unknown content are the only ones that
 * are hardly anything else. In a column that is said to have day numbers, four digits are a day
 * before 18 May 1927, which people who die today were born on.
 *
 * Days count from 30 December 1899 from 61 on, because Excel has a 29 February 1900 (Microsoft,
 * Date systems in Excel); smaller ones are what spreadsheets make of a blank. From 1900 to 2100 a
 * number may be a year alone, and is left as it is.
 *
 * @example
 * dayNumberText('9876'); // '1927-01-14'
 */
export function dayNumberText(text: string): string {
  if (!/^[1-9][0-9]{1,3}$/.test(text)) return text;
  const days = Number(text);
  if (days < 61 || (days >= 1900 && days <= 2100)) return text;
  return new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10);
}
