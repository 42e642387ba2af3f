/** The steps of a history that change visits and entries, as writes to the registry. */
import type { Change } from '../../contract/changes'
import type { EntryStep, RecordStep, VisitStep } from './histories'
import type { Model } from './model'
import type { InProcessRegistry } from './in-process-registry'

export class Things {
  private words = 0

  constructor(
    private readonly model: Model,
    private readonly registry: InProcessRegistry,
  ) {}

  record(step: RecordStep): Promise<Change | undefined> {
    const { visibility } = step
    const notes = this.word('note')
    if (step.do === 'sign') {
      const visitId = this.visitOf(step.visit)
      return this.registry.sign({ visibility, notes, ...(visitId === undefined ? {} : { visitId }) })
    }
    const about = step.partnership === null ? {} : { partnershipId: step.partnership }
    return this.registry.recordVisit({ visibility, notes, ...about })
  }

  toVisit(subject: string, step: VisitStep): Promise<Change | undefined> {
    const id = subject.slice('visits/'.length)
    const { statements = [] } = this.model.latest(subject)?.data ?? {}
    const patch = (fields: object) => this.registry.patchVisit(id, fields)
    switch (step.do) {
      case 'show visit':
        return patch({ visibility: step.visibility })
      case 'change partnership':
        return patch({ partnershipId: step.partnership })
      case 'note visit':
        return patch({ notes: this.word('note') })
      case 'set outcome':
        return patch({ outcome: { de: this.word('outcome') } })
      case 'step':
        return this.registry.changeVisitStatus(id, step.status)
      case 'draft':
        return patch({ statements: [...statements, this.draft()] })
      default: {
        const status = step.do === 'approve' ? 'approved' : 'draft'
        return patch({ statements: statements.map((each) => Object.assign({}, each, { status })) })
      }
    }
  }

  toEntry(subject: string, step: EntryStep): Promise<Change | undefined> {
    switch (step.do) {
      case 'show entry':
        return this.registry.correctEntry(subject, { visibility: step.visibility })
      case 'move entry':
        return this.registry.correctEntry(subject, { visitId: this.visitOf(step.to) ?? null })
      case 'note entry':
        return this.registry.correctEntry(subject, { notes: this.word('note') })
      case 'correct place':
        return this.registry.correctEntry(subject, { place: this.word('place') })
      default:
        return this.registry.voidEntry(subject)
    }
  }

  private visitOf(choice: number | null): string | undefined {
    return choice === null ? undefined : chosen(this.model.ofKind('visits'), choice)?.slice('visits/'.length)
  }

  private word = (about: string): string => `${about} ${(this.words += 1)}`
  private draft = () => ({ text: this.word('draft'), status: 'draft', speaker: 'Kai Wegner', language: 'de' })
}

export const chosen = <T>(all: readonly T[], choice: number): T | undefined =>
  all[choice % Math.max(1, all.length)]
