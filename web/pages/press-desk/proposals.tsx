/** The blocks that a person has edited, beside what would be composed now: taken or left. */
import type { BodyOf } from '../../api'
import { useOffice } from '../../context'
import { FieldGroup } from '../../forms/field-group'
import { idOf, useForm, type FieldError } from '../../forms/form'
import { FormFrame } from '../../forms/form-frame'
import type { Block, Notice } from '../../parts/fact-words'
import type { ReportStep } from '../../parts/step-note'
import { pressDeskWords } from '../../words/press-desk'
import { openProposals, withProposals, type Choices, type Proposal } from './taken-proposals'

export type Recomposed = BodyOf<'recomposeNotice'>

interface ProposalsProps {
  readonly recomposed: Recomposed
  /** Is told what a person has chosen, or that somebody else was faster. */
  readonly onDone: ReportStep
}

export function Proposals({ recomposed, onDone }: ProposalsProps) {
  const words = pressDeskWords().proposals
  const { blocks } = recomposed
  const proposals = openProposals(recomposed)
  const form = useProposalsForm(recomposed, onDone)
  if (proposals.length === 0) return null
  return (
    <section class="step no-print" aria-labelledby="proposals">
      <h2 id="proposals">{words.title}</h2>
      <p>{words.lead}</p>
      <FormFrame form={form} submit={words.save}>
        {proposals.map((proposal) => (
          <Choice
            key={proposal.index}
            proposal={proposal}
            block={blocks[proposal.index]}
            isTaken={form.values.taken.includes(proposal.index)}
            onChoice={(isTaken) =>
              form.change({
                taken: [
                  ...form.values.taken.filter((each) => each !== proposal.index),
                  ...(isTaken ? [proposal.index] : []),
                ],
              })
            }
            errors={form.errors}
          />
        ))}
      </FormFrame>
    </section>
  )
}

function useProposalsForm(recomposed: Recomposed, onDone: ReportStep) {
  const { api } = useOffice()
  const { id, visitId = '', version } = recomposed
  const words = pressDeskWords().proposals
  const params = { visitId, noticeId: id }
  return useForm<Choices>({
    form: `notice-${id}-proposals-${version}`,
    initial: { taken: [] },
    send: async (choices) =>
      choices.taken.length === 0
        ? await api.call('readNotice', { params })
        : await api.call('updateNotice', {
            params,
            body: { blocks: withProposals(recomposed, choices) },
            ifMatch: `"${version}"`,
          }),
    onRecorded: (body) => {
      const after = body as Notice
      const text = after.version > version ? words.done : words.kept
      onDone({ kind: 'done', after: after.version - 1, text })
    },
    onRefused: ({ status }) => {
      if (status === 412) onDone({ kind: 'stale', after: version })
      return status === 412
    },
  })
}

interface ChoiceProps {
  readonly proposal: Proposal
  /** As it stays. */
  readonly block: Block | undefined
  readonly isTaken: boolean
  readonly onChoice: (isTaken: boolean) => void
  readonly errors: readonly FieldError[]
}

function Choice({ proposal: { index, composed }, block, isTaken, onChoice, errors }: ChoiceProps) {
  const words = pressDeskWords().proposals
  const pointer = `/proposals/${index}`
  const id = idOf(pointer)
  return (
    <FieldGroup pointer={pointer} legend={words.block(index + 1)} errors={errors} kind="versions">
      <div class="side-by-side">
        {[false, true].map((takes) => (
          <div key={String(takes)} class="check">
            <input
              type="radio"
              id={takes ? `${id}-taken` : id}
              name={id}
              checked={isTaken === takes}
              onChange={() => onChoice(takes)}
            />
            <label for={takes ? `${id}-taken` : id}>
              <span class="version-of">{labelOf(takes, composed)}</span>
              <Words block={takes ? composed : block} />
            </label>
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}

function labelOf(takes: boolean, composed: Block | undefined): string {
  const words = pressDeskWords().proposals
  if (!takes) return words.keep
  return composed ? words.take : words.remove
}

const Words = ({ block }: { readonly block: Block | undefined }) =>
  block ? (
    <>
      {block.heading !== undefined && <b class="version-line">{block.heading}</b>}
      <span class="version-line lines">{block.text}</span>
    </>
  ) : null
