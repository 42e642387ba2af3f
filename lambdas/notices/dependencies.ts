/** What the functions of notices need beside the registry: the name of the press office, and the rules of the stage. */
import type { NoticeLanguage } from '../../contract/notices/schemas'
import type { NoticePolicy } from '../../domain/notices/notice'
import { hasFourEyes, required } from '../aws/environment'
import { openRegistry, type Registry } from '../things/registry'
import { on } from '../http/serve'

export interface PressDesk extends Registry {
  /** The name of the office that issues notices, by language. */
  readonly issuer: Readonly<Record<NoticeLanguage, string>>
  readonly policy: NoticePolicy
}

export const openPressDesk = (): PressDesk => ({
  ...openRegistry(),
  issuer: JSON.parse(required('PRESS_OFFICE')) as PressDesk['issuer'],
  policy: {
    fourEyes: hasFourEyes(),
    embargoedToPress: process.env['EMBARGOED_TO_PRESS'] === 'true',
  },
})

export const handle = on<PressDesk>()
