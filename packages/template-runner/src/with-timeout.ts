/** Resolves with the promise's value, or with undefined when it takes longer. */
export async function withTimeout<Value>(
  milliseconds: number,
  promise: Promise<Value>,
): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds)
  })
  const first = await Promise.race([promise, timeout])
  clearTimeout(timer)
  return first
}
