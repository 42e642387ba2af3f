/** `publish` and `publishChanges` as CloudFormation writes its names: `Publish`. */
export const pascalCase = (name: string): string =>
  name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
