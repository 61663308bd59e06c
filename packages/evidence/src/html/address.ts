const SAFE = /^(?:#|[a-z0-9][a-z0-9._/-]*$|https:\/\/)/iu;

/**
 * An address that can only lead somewhere: a place on this page, a file beside it, or another site. Anything else, a script
 * among them, becomes one that leads nowhere.
 */
export const safeAddress = (address: string): string => {
  const isInside = !address.split(/[/\\]/u).includes('..');
  return SAFE.test(address) && isInside ? address : '#';
};
