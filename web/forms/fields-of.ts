import type { Form } from './form'

/** The parts of a form that its fields use. */
export type FormFields<Values extends object> = Pick<Form<Values>, 'values' | 'change' | 'errors'>

/** What ties a field to a value of a form, by the name of the value: `<TextField pointer="/place" {...field('place')} />`. */
export const fieldsOf =
  <Values extends object>({ values, change, errors }: FormFields<Values>) =>
  <Name extends keyof Values>(name: Name) => ({
    value: values[name],
    onChange: (value: Values[Name]) =>
      change({ [name]: value } as Partial<Record<Name, Values[Name]>> as Partial<Values>),
    errors,
  })
