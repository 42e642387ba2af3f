/** The form for a new calendar. */
import type { BodyOf, Operations } from '../../api'
import { useOffice } from '../../context'
import { languageName } from '../../format'
import { CheckField, FieldNotes, SelectField, TextField } from '../../forms/fields'
import { fieldsOf } from '../../forms/fields-of'
import { FormFrame } from '../../forms/form-frame'
import { idOf, useForm, type FieldError, type Form } from '../../forms/form'
import { LANGUAGES, language } from '../../language'
import { feedWords } from '../../words/calendar-feeds'
import { common } from '../../words/common'
import { jubileeWords } from '../../words/jubilees'
import { clearancesOf } from './clearances'

type Body = NonNullable<Operations['recordCalendarFeed']['body']>

interface FeedValues {
  readonly name: string
  readonly clearance: string
  readonly kinds: readonly string[]
  readonly lang: string
}

const allKinds = (): readonly string[] => [
  ...Object.keys(common().visitKind),
  ...Object.keys(jubileeWords().kind),
]

const toBody = ({ name, clearance, kinds, lang }: FeedValues): Body => ({
  ...(name.trim() !== '' && { name: name.trim() }),
  clearance: clearance as Body['clearance'],
  // A calendar of all kinds has those too that are added later.
  ...(kinds.length < allKinds().length && { kinds: [...kinds] as NonNullable<Body['kinds']> }),
  lang,
})

const checkKinds = ({ kinds }: FeedValues): readonly FieldError[] =>
  kinds.length === 0 ? [{ pointer: '/kinds', message: feedWords().kindsMissing }] : []

interface NewFeedFormProps {
  readonly onMade: (feed: BodyOf<'recordCalendarFeed'>) => void
}

export function NewFeedForm({ onMade }: NewFeedFormProps) {
  const { api } = useOffice()
  const words = feedWords()
  const form = useForm<FeedValues>({
    form: 'new-calendar-feed',
    initial: { name: '', clearance: 'public', kinds: allKinds(), lang: language() },
    check: checkKinds,
    send: async (values, idempotencyKey) =>
      await api.call('recordCalendarFeed', { body: toBody(values), idempotencyKey }),
    onRecorded: (body) => {
      onMade(body as BodyOf<'recordCalendarFeed'>)
      // The next calendar is another one, with a key of its own.
      form.discard()
    },
  })
  return (
    <FormFrame form={form} submit={words.make}>
      <FeedFields form={form} />
      <KindFields form={form} />
    </FormFrame>
  )
}

function FeedFields({ form }: { readonly form: Form<FeedValues> }) {
  const { session } = useOffice()
  const words = feedWords()
  const field = fieldsOf(form)
  return (
    <>
      <TextField
        pointer="/name"
        label={words.name}
        hint={words.nameHint}
        {...field('name')}
        isRequired={false}
      />
      <SelectField
        pointer="/clearance"
        label={words.clearance}
        hint={words.clearanceHint}
        {...field('clearance')}
        options={clearancesOf(session.scopes).map((each) => [each, words.clearances[each]] as const)}
      />
      <SelectField
        pointer="/lang"
        label={words.language}
        {...field('lang')}
        options={LANGUAGES.map((each) => [each, languageName(each)] as const)}
      />
    </>
  )
}

function KindFields({ form: { values, change, errors } }: { readonly form: Form<FeedValues> }) {
  const words = feedWords()
  const groups = [
    [words.visitKinds, common().visitKind],
    [words.anniversaryKinds, jubileeWords().kind],
  ] as const
  const toggle = (kind: string, isChosen: boolean) =>
    change({ kinds: allKinds().filter((each) => (each === kind ? isChosen : values.kinds.includes(each))) })
  return (
    <div id={idOf('/kinds')} tabIndex={-1} class="field">
      <FieldNotes pointer="/kinds" hint={undefined} errors={errors} />
      {groups.map(([title, kinds]) => (
        <fieldset key={title} class="group kinds">
          <legend>{title}</legend>
          {Object.entries(kinds).map(([kind, name]) => (
            <CheckField
              key={kind}
              pointer={`/kinds/${kind}`}
              label={name}
              checked={values.kinds.includes(kind)}
              onChange={(isChosen) => toggle(kind, isChosen)}
            />
          ))}
        </fieldset>
      ))}
    </div>
  )
}
