/** So many of something, in words: `1 figure`, `2 figures`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** Versions from one to another: `version 61`, `versions 61 to 63`. */
export const versionsInWords = (first: number, last: number): string =>
  first === last ? `version ${first}` : `versions ${first} to ${last}`;
