/** The contacts for the press: everybody reads them once the notice is issued. */
import { TextField } from '../../forms/fields'
import { fieldsOf, type FormFields } from '../../forms/fields-of'
import { RowList } from '../../forms/row-list'
import { noticeFormWords } from '../../words/notice-form'
import { NO_CONTACT, type ContactValues } from './notice-values'

interface WithContacts {
  readonly contacts: readonly ContactValues[]
}

export function ContactFields({ values, change, errors }: FormFields<WithContacts>) {
  const words = noticeFormWords()
  return (
    <section class="form-part">
      <h2>{words.contacts}</h2>
      <p class="hint">{words.contactsHint}</p>
      <RowList
        pointer="/contacts"
        title={words.contacts}
        rows={values.contacts}
        onChange={(contacts) => change({ contacts })}
        add={words.addContact}
        blank={NO_CONTACT}
        nameOf={words.contact}
      >
        {(row, changeRow, index) => (
          <ContactRow pointer={`/contacts/${index}`} values={row} change={changeRow} errors={errors} />
        )}
      </RowList>
    </section>
  )
}

function ContactRow({ pointer, ...row }: FormFields<ContactValues> & { readonly pointer: string }) {
  const words = noticeFormWords()
  const field = fieldsOf(row)
  return (
    <>
      <div class="side-by-side">
        <TextField pointer={`${pointer}/name`} label={words.name} {...field('name')} />
        <TextField
          pointer={`${pointer}/function`}
          label={words.function}
          {...field('function')}
          isRequired={false}
        />
      </div>
      <div class="side-by-side">
        <TextField
          pointer={`${pointer}/telephone`}
          label={words.telephone}
          type="tel"
          {...field('telephone')}
          isRequired={false}
        />
        <TextField
          pointer={`${pointer}/mail`}
          label={words.mail}
          type="email"
          {...field('mail')}
          isRequired={false}
        />
      </div>
      <TextField
        pointer={`${pointer}/url`}
        label={words.url}
        type="url"
        {...field('url')}
        isRequired={false}
      />
    </>
  )
}
