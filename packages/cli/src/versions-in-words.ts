/** Versions from one to another: `version 61`, `versions 61 to 63`. */
export const versionsInWords = (first: number, last: number): string =>
  first === last ? `version ${first}` : `versions ${first} to ${last}`;
