/**
 * Has words and an example.
 *
 * @example
 * assert.ok(true);
 */
export const shown = 1;

/**
 * Has words, and an example without a line.
 *
 * @example
 */
export const told = 2;

export const silent = 3;

/**
 * A codec, with a type of the same name below it.
 *
 * @example
 * assert.ok(true);
 */
export const Codec = 'codec';
export type Codec = typeof Codec;

/** Has words. */
export type Plain = string;

export type Bare = number;
