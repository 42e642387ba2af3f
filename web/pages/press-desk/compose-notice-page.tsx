import type { Api } from '../../api'
import type { PageProps } from '../../page-props'
import { useOffice } from '../../context'
import { officeToday } from '../../days'
import { NO_DATE, type DateInput } from '../../forms/date-input'
import { SelectField } from '../../forms/fields'
import { fieldsOf } from '../../forms/fields-of'
import { useForm } from '../../forms/form'
import { FormFrame } from '../../forms/form-frame'
import { bodyOf, readable, useLoad } from '../../load'
import { navigate } from '../../navigation'
import type { Notice } from '../../parts/fact-words'
import { Loading } from '../../parts/loading'
import { isMissing, MissingPage } from '../../parts/missing-page'
import { Page } from '../../parts/page'
import { titleOf, type Visit } from '../../parts/visit-item'
import { pathOf } from '../../paths'
import { keepRecorded } from '../../recorded'
import { common } from '../../words/common'
import { noticeFormWords } from '../../words/notice-form'
import { noticeWords } from '../../words/notices'
import { ContactFields } from './contact-fields'
import { EmbargoField } from './embargo-field'
import { checkEmbargo, contactsOf, embargoOf, toContactValues, type ContactValues } from './notice-values'

interface ComposeValues {
  readonly kind: Notice['kind']
  readonly language: Notice['language']
  readonly embargo: DateInput
  readonly contacts: readonly ContactValues[]
}

/** Composes the draft of a notice from the file of a visit. */
export function ComposeNoticePage({ params: { visitId = '' } }: PageProps) {
  const { api } = useOffice()
  const loaded = useLoad(async () => {
    const visit = await bodyOf(api.call('readVisit', { params: { visitId } }))
    return { visit, contacts: await lastContacts(api) }
  }, [visitId])
  if (isMissing(loaded)) return <MissingPage kind="visit" />
  const title = loaded.state === 'ready' ? titleOf(loaded.value.visit) : common().nav.visits
  return (
    <Page
      title={noticeFormWords().composeTitle}
      lead={noticeFormWords().composeLead}
      above={{ title, address: pathOf('visit', { visitId }) }}
    >
      <Loading from={loaded} lines={6}>
        {(value) => <ComposeForm {...value} />}
      </Loading>
    </Page>
  )
}

/** The contacts of the newest notice that has any, so that nobody types them again. */
async function lastContacts(api: Api): Promise<readonly ContactValues[]> {
  const page = await readable(api.call('listPressDesk', { query: { order: 'desc', limit: '20' } }))
  const last = page?.items.find(({ contacts }) => contacts.length > 0)
  return last?.contacts.map(toContactValues) ?? []
}

interface ComposeFormProps {
  readonly visit: Visit
  readonly contacts: readonly ContactValues[]
}

function ComposeForm({ visit, contacts }: ComposeFormProps) {
  const words = noticeFormWords()
  const visitId = visit.id
  const form = useComposeForm(visit, contacts)
  const field = fieldsOf(form)
  return (
    <FormFrame form={form} submit={words.compose} cancelTo={pathOf('visit', { visitId })}>
      <SelectField
        pointer="/kind"
        label={words.kind}
        hint={words.kindHint}
        {...field('kind')}
        onChange={(kind) => form.change({ kind: kind as Notice['kind'] })}
        options={Object.entries(noticeWords().kind)}
      />
      <SelectField
        pointer="/language"
        label={words.language}
        {...field('language')}
        onChange={(language) => form.change({ language: language as Notice['language'] })}
        options={Object.entries(words.languages)}
      />
      <EmbargoField form={form} />
      <ContactFields {...form} />
    </FormFrame>
  )
}

/** The usual kind: before a visit with an appointment for the press, the invitation to it. */
const usualKind = ({ appointment, start }: Visit, today: string): Notice['kind'] =>
  appointment && start.slice(0, 10) > today ? 'invitation' : 'notice'

function useComposeForm(visit: Visit, contacts: readonly ContactValues[]) {
  const { api, settings } = useOffice()
  const { id: visitId } = visit
  const kind = usualKind(visit, officeToday(visit.timeZone ?? settings.timeZone))
  return useForm<ComposeValues>({
    form: `compose-notice:${visitId}`,
    initial: { kind, language: 'de', embargo: NO_DATE, contacts },
    check: ({ embargo }) => checkEmbargo(embargo, settings.timeZone),
    send: async ({ embargo, ...values }, idempotencyKey) => {
      const embargoedUntil = embargoOf(embargo, settings.timeZone)
      return await api.call('composeNotice', {
        params: { visitId },
        body: {
          ...values,
          contacts: contactsOf(values.contacts),
          ...(embargoedUntil !== undefined && { embargoedUntil }),
        },
        idempotencyKey,
      })
    },
    onRecorded: (body) => {
      const { id: noticeId } = body as Notice
      keepRecorded(`notices/${noticeId}`, body as Notice)
      navigate(pathOf('notice', { visitId, noticeId }), { force: true })
    },
  })
}
