/** Origins of a deployment by which the template names its parts, each with the origin that answers in a run. */
export type LocalAddresses = ReadonlyMap<string, string>

/** Replaces the origins in a text, such as a URL. */
export function localized(text: string, addresses: LocalAddresses): string {
  return [...addresses].reduce((changed, [origin, local]) => changed.replaceAll(origin, local), text)
}
