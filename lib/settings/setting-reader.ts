import { line } from '../../contract/values/values'
import { refuseSetting } from './setting-error'
import type { SettingName } from './setting-names'

/** The value of a setting, and where it was given: `-c timeZone`, `stages.production.timeZone`. */
export interface GivenSetting {
  readonly value: unknown
  readonly label: string
}

export type GivenSettings = ReadonlyMap<string, GivenSetting>

/** Reads the settings of one stage. Every method throws a SettingError for a value that cannot be used. */
export class SettingReader {
  constructor(private readonly given: GivenSettings) {}

  value(name: SettingName): unknown {
    return this.given.get(name)?.value
  }

  text(name: SettingName): string | undefined {
    const value = this.value(name)
    if (value === undefined || typeof value === 'string') return value?.trim()
    return this.refuse(name, 'give one text')
  }

  /** The different values of a text that separates them by commas; each must be valid. */
  list(name: SettingName, isValid: (value: string) => boolean, expected: string): string[] {
    const values = this.text(name)
      ?.split(',')
      .map((part) => part.trim())
    if (values === undefined) return []
    return values.every(isValid) ? [...new Set(values)] : this.refuse(name, expected)
  }

  line(name: SettingName, usual: string): string {
    const value = this.text(name) ?? usual
    return line().safeParse(value).success ? value : this.refuse(name, 'give one line of text')
  }

  /** From cdk.json a boolean, too. */
  flag(name: SettingName, usual: boolean): boolean {
    const value = this.value(name) ?? usual
    if (value === true || value === 'true') return true
    return value === false || value === 'false' ? false : this.refuse(name, 'give true or false')
  }

  /** @throws SettingError always */
  refuse(name: SettingName, expected: string): never {
    const { label = name, value } = this.given.get(name) ?? {}
    return refuseSetting(label, value, expected)
  }
}
