/** `publish-changes` and `publishChanges` as CloudFormation writes its names: `PublishChanges`. */
export const pascalCase = (name: string): string =>
  name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
