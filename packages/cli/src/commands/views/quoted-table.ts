/** Whether two figures agree, in a word; empty where they cannot be compared. */
export const agreement = (agrees: boolean | null): string => (agrees === null ? '' : agrees ? 'yes' : 'no');
