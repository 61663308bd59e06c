/** The member that a record itself has under an id; not what every object inherits, such as `constructor`. */
export const own = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;
