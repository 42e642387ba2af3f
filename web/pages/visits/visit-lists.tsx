/** The lists of a visit: programme, statements, contacts, sources. */
import { DateField } from '../../forms/date-field'
import { SelectField, TextField } from '../../forms/fields'
import { fieldsOf, type FormFields } from '../../forms/fields-of'
import { languageOptions } from '../../forms/languages'
import { RowList } from '../../forms/row-list'
import { SourceFields } from '../../forms/source-fields'
import { NO_SOURCE, type SourceInput } from '../../forms/source-input'
import { common } from '../../words/common'
import { visitFormWords } from '../../words/visit-form'
import type { VisitFieldsProps } from './visit-fields-props'
import { NO_CONTACT, NO_ITEM, NO_STATEMENT, type ProgrammeInput, type StatementInput } from './visit-rows'

interface RowProps<Values extends object> extends FormFields<Values> {
  readonly pointer: string
}

export function Programme({ values, change, errors, suggestions }: VisitFieldsProps) {
  const words = visitFormWords()
  return (
    <RowList
      pointer="/programme"
      title={words.programme}
      rows={values.programme}
      onChange={(programme) => change({ programme })}
      add={words.addItem}
      blank={NO_ITEM}
      nameOf={words.item}
      isOrdered
    >
      {(item, changeItem, index) => (
        <ItemFields
          pointer={`/programme/${index}`}
          values={item}
          change={changeItem}
          errors={errors}
          venues={suggestions.venues}
        />
      )}
    </RowList>
  )
}

interface ItemFieldsProps extends RowProps<ProgrammeInput> {
  /** Suggested. */
  readonly venues: readonly string[]
}

function ItemFields({ pointer, venues, ...item }: ItemFieldsProps) {
  const words = visitFormWords()
  const field = fieldsOf(item)
  return (
    <>
      <TextField pointer={`${pointer}/what`} label={words.itemWhat} {...field('what')} />
      <div class="side-by-side">
        <TextField
          pointer={`${pointer}/time`}
          label={words.itemTime}
          type="time"
          {...field('time')}
          isRequired={false}
        />
        <TextField
          pointer={`${pointer}/where`}
          label={words.itemWhere}
          {...field('where')}
          suggestions={venues}
          isRequired={false}
        />
      </div>
      <DateField
        pointer={`${pointer}/on`}
        label={words.itemOn}
        hint={words.itemOnHint}
        {...field('on')}
        isRequired={false}
      />
      <SelectField
        pointer={`${pointer}/visibility`}
        label={words.itemVisibility}
        {...field('visibility')}
        options={[['', words.asVisit], ...Object.entries(common().visibility)]}
      />
    </>
  )
}

export function Statements({ values, change, errors }: VisitFieldsProps) {
  const words = visitFormWords()
  return (
    <RowList
      pointer="/statements"
      title={words.statements}
      rows={values.statements}
      onChange={(statements) => change({ statements })}
      add={words.addStatement}
      blank={NO_STATEMENT}
      nameOf={words.statement}
      isOrdered
    >
      {(statement, changeStatement, index) => (
        <StatementFields
          pointer={`/statements/${index}`}
          values={statement}
          change={changeStatement}
          errors={errors}
        />
      )}
    </RowList>
  )
}

function StatementFields({ pointer, ...statement }: RowProps<StatementInput>) {
  const words = visitFormWords()
  const field = fieldsOf(statement)
  const { language } = statement.values
  return (
    <>
      <TextField pointer={`${pointer}/speaker`} label={words.speaker} {...field('speaker')} />
      <TextField
        pointer={`${pointer}/text`}
        label={words.statementText}
        {...field('text')}
        lines={4}
        lang={language}
      />
      <div class="side-by-side">
        <SelectField
          pointer={`${pointer}/language`}
          label={words.language}
          {...field('language')}
          options={languageOptions(language)}
        />
        <SelectField
          pointer={`${pointer}/status`}
          label={words.statementStatus}
          {...field('status')}
          options={Object.entries(words.statementStates)}
        />
      </div>
    </>
  )
}

export function Contacts({ values, change, errors }: VisitFieldsProps) {
  const words = visitFormWords()
  const fields = [
    ['name', words.contactName, 'text'],
    ['function', words.contactFunction, 'text'],
    ['telephone', words.telephone, 'tel'],
    ['mail', words.mail, 'email'],
  ] as const
  return (
    <>
      <p class="meta">{words.contactsHint}</p>
      <RowList
        pointer="/contacts"
        title={words.contacts}
        rows={values.contacts}
        onChange={(contacts) => change({ contacts })}
        add={words.addContact}
        blank={NO_CONTACT}
        nameOf={words.contact}
      >
        {(contact, changeContact, index) => (
          <div class="side-by-side">
            {fields.map(([name, label, type]) => (
              <TextField
                key={name}
                pointer={`/contacts/${index}/${name}`}
                label={label}
                type={type}
                value={contact[name]}
                onChange={(text) => changeContact({ [name]: text })}
                isRequired={name === 'name'}
                errors={errors}
              />
            ))}
          </div>
        )}
      </RowList>
    </>
  )
}

export function Sources({ values, change, errors }: VisitFieldsProps) {
  const words = visitFormWords()
  return (
    <RowList
      pointer="/sources"
      title={words.sources}
      rows={values.sources}
      onChange={(sources) => change({ sources })}
      add={words.addSource}
      blank={NO_SOURCE}
      nameOf={words.source}
    >
      {(source, changeSource, index) => (
        <SourceRow pointer={`/sources/${index}`} values={source} change={changeSource} errors={errors} />
      )}
    </RowList>
  )
}

function SourceRow({ pointer, ...source }: RowProps<SourceInput>) {
  const words = visitFormWords()
  const field = fieldsOf(source)
  return (
    <>
      <SourceFields pointer={pointer} label={words.url} {...source} />
      <SelectField
        pointer={`${pointer}/evidence`}
        label={words.evidence}
        {...field('evidence')}
        options={[['', words.notKnown], ...Object.entries(words.evidences)]}
      />
    </>
  )
}
