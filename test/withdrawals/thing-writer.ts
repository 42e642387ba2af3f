/** Takes the steps of a history that write visits and entries. */
import type { Change } from '../../contract/changes'
import type { EntryStep, RecordStep, VisitStep } from './histories'
import type { Model } from './model'
import type { InProcessRegistry } from './in-process-registry'

export class ThingWriter {
  private texts = 0

  constructor(
    private readonly model: Model,
    private readonly registry: InProcessRegistry,
  ) {}

  record(step: RecordStep): Promise<Change | undefined> {
    const { visibility } = step
    const notes = this.newText('note')
    if (step.do === 'sign entry') {
      const visitId = this.visitOf(step.visit)
      return this.registry.sign({ visibility, notes, ...(visitId === undefined ? {} : { visitId }) })
    }
    const partnership = step.partnership === null ? {} : { partnershipId: step.partnership }
    return this.registry.recordVisit({ visibility, notes, ...partnership })
  }

  changeVisit(subject: string, step: VisitStep): Promise<Change | undefined> {
    const id = subject.slice('visits/'.length)
    const { statements = [] } = this.model.latest(subject)?.data ?? {}
    const patch = (fields: object) => this.registry.patchVisit(id, fields)
    switch (step.do) {
      case 'set visit visibility':
        return patch({ visibility: step.visibility })
      case 'change visit partnership':
        return patch({ partnershipId: step.partnership })
      case 'change visit notes':
        return patch({ notes: this.newText('note') })
      case 'set visit outcome':
        return patch({ outcome: { de: this.newText('outcome') } })
      case 'change visit status':
        return this.registry.changeVisitStatus(id, step.status)
      case 'add draft':
        return patch({ statements: [...statements, this.newDraft()] })
      default: {
        const status = step.do === 'approve statements' ? 'approved' : 'draft'
        return patch({ statements: statements.map((each) => Object.assign({}, each, { status })) })
      }
    }
  }

  changeEntry(subject: string, step: EntryStep): Promise<Change | undefined> {
    switch (step.do) {
      case 'set entry visibility':
        return this.registry.correctEntry(subject, { visibility: step.visibility })
      case 'change visit of entry':
        return this.registry.correctEntry(subject, { visitId: this.visitOf(step.to) ?? null })
      case 'change entry notes':
        return this.registry.correctEntry(subject, { notes: this.newText('note') })
      case 'correct entry place':
        return this.registry.correctEntry(subject, { place: this.newText('place') })
      default:
        return this.registry.voidEntry(subject)
    }
  }

  private visitOf(choice: number | null): string | undefined {
    return choice === null ? undefined : chosen(this.model.ofKind('visits'), choice)?.slice('visits/'.length)
  }

  private newText = (about: string): string => `${about} ${(this.texts += 1)}`
  private newDraft = () => ({
    text: this.newText('draft'),
    status: 'draft',
    speaker: 'Kai Wegner',
    language: 'de',
  })
}

export const chosen = <T>(all: readonly T[], choice: number): T | undefined =>
  all[choice % Math.max(1, all.length)]
