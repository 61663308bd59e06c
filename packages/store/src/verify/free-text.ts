/** Last words of the names of fields in which people write as they like. */
const FREE =
  /(?:^|\.)(?:title|authority|aim|statement|pageTitle|rationale|comment|headline|basis|note|says|impact|printed|doubtful|body|cadence|role|from|document|place|reason|consequence|reportedOnNote|(?:leads|objectives|outcomes|progress|owners|done|next|concerns|controls)\[\d+\])$/u;

/** Whether a field may hold what a person wrote in their own words: it is shown to others only where it is asked for by name. */
export const isFreeText = (_type: string, field: string): boolean => FREE.test(field);
