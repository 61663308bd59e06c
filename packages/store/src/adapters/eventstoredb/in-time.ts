/** How long somebody waits, and what says that nobody waits any more. */
export interface Limits {
  readonly ms: number;
  readonly closing: AbortSignal;
}

/** What work comes to, or what `late` says when its time is up, or when all is closed. */
export const inTime = async <A>({ ms, closing }: Limits, work: Promise<A>, late: () => A): Promise<A> => {
  let timer: NodeJS.Timeout | undefined;
  let leave: () => void = () => undefined;
  const waiting = new Promise<A>((resolve) => {
    leave = () => resolve(late());
    timer = setTimeout(leave, ms);
    closing.addEventListener('abort', leave);
  });
  try {
    return await Promise.race([work, waiting]);
  } finally {
    clearTimeout(timer);
    closing.removeEventListener('abort', leave);
  }
};
