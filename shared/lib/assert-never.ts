/** Closes a discriminated union: a case that the compiler says cannot happen. Throws, because reaching it is a bug of ours. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
