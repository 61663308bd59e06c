/** What a task gave, or a fault of the benchmark. */
export const right = async (task) => {
  const result = await task();
  if (result._tag === 'Left') throw new Error(JSON.stringify(result.left));
  return result.right;
};
