/** What a question mark in a table for people means. */
export const LEGEND = '? a doubtful reading (see --format csv, doubtful)';

/** A text with a question mark where it is doubtful. */
export const doubted = (text: string, isDoubtful: boolean): string =>
  isDoubtful ? `${text} ?`.trim() : text;
