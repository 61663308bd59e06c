/** A number in digits alone: neither separators of thousands nor an exponent. One that is not finite is a bug. */
export const plainNumber = (value: number): string => {
  if (!Number.isFinite(value)) throw new Error(`Found ${value} in a sheet; wanted a number`);
  const text = String(value);
  if (!text.includes('e')) return text;
  const [digits = '', exponent] = text.split('e');
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(digits) ?? [];
  const point = whole.length + Number(exponent);
  const all = `${whole}${fraction}`;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  return `${sign}${all.padEnd(point, '0')}`;
};
