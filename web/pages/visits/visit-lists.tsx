/** The lists of a visit: programme, statements, contacts, sources. */
import { DateField } from '../../forms/date-field'
import { SelectField, TextField } from '../../forms/fields'
import { languageOptions } from '../../forms/languages'
import { RowList } from '../../forms/row-list'
import { common } from '../../words/common'
import { visitFormWords } from '../../words/visit-form'
import type { VisitFieldsProps } from './visit-fields'
import { NO_CONTACT, NO_ITEM, NO_SOURCE, NO_STATEMENT } from './visit-values'

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
        <>
          <TextField
            pointer={`/programme/${index}/what`}
            label={words.itemWhat}
            value={item.what}
            onChange={(what) => changeItem({ what })}
            errors={errors}
          />
          <div class="side-by-side">
            <TextField
              pointer={`/programme/${index}/time`}
              label={words.itemTime}
              type="time"
              value={item.time}
              onChange={(time) => changeItem({ time })}
              isRequired={false}
              errors={errors}
            />
            <TextField
              pointer={`/programme/${index}/where`}
              label={words.itemWhere}
              value={item.where}
              onChange={(where) => changeItem({ where })}
              suggestions={suggestions.venues}
              isRequired={false}
              errors={errors}
            />
          </div>
          <DateField
            pointer={`/programme/${index}/on`}
            label={words.itemOn}
            hint={words.itemOnHint}
            value={item.on}
            onChange={(on) => changeItem({ on })}
            errors={errors}
          />
          <SelectField
            pointer={`/programme/${index}/visibility`}
            label={words.itemVisibility}
            value={item.visibility}
            onChange={(visibility) => changeItem({ visibility })}
            options={[['', words.asVisit], ...Object.entries(common().visibility)]}
            errors={errors}
          />
        </>
      )}
    </RowList>
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
        <>
          <TextField
            pointer={`/statements/${index}/speaker`}
            label={words.speaker}
            value={statement.speaker}
            onChange={(speaker) => changeStatement({ speaker })}
            errors={errors}
          />
          <TextField
            pointer={`/statements/${index}/text`}
            label={words.statementText}
            value={statement.text}
            onChange={(text) => changeStatement({ text })}
            lines={4}
            lang={statement.language}
            errors={errors}
          />
          <div class="side-by-side">
            <SelectField
              pointer={`/statements/${index}/language`}
              label={words.language}
              value={statement.language}
              onChange={(tag) => changeStatement({ language: tag })}
              options={languageOptions(statement.language)}
              errors={errors}
            />
            <SelectField
              pointer={`/statements/${index}/status`}
              label={words.statementStatus}
              value={statement.status}
              onChange={(status) => changeStatement({ status })}
              options={Object.entries(words.statementStates)}
              errors={errors}
            />
          </div>
        </>
      )}
    </RowList>
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
        <>
          <TextField
            pointer={`/sources/${index}/url`}
            label={words.url}
            type="url"
            value={source.url}
            onChange={(url) => changeSource({ url })}
            errors={errors}
          />
          <SelectField
            pointer={`/sources/${index}/evidence`}
            label={words.evidence}
            value={source.evidence}
            onChange={(evidence) => changeSource({ evidence })}
            options={[['', words.notKnown], ...Object.entries(words.evidences)]}
            errors={errors}
          />
        </>
      )}
    </RowList>
  )
}
