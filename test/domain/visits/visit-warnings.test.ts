import type { Visit } from '../../../contract/visits/schemas'
import { changeVisitStatus, correctVisit, recordVisit } from '../../../domain/visits/visit'
import { visitWarnings } from '../../../domain/visits/visit-warnings'
import { visitInput } from '../../../contract/visits/schemas'
import {
  archiveVisitBody,
  BERLIN,
  guest,
  host,
  momentAt,
  pointersOf,
  refusalOf,
  understood,
  visitBody,
} from '../shared/builders'

const unnamed = { ...guest, name: undefined }
const moment = momentAt()
const recorded = (fields: object): Visit =>
  recordVisit(understood(visitInput, visitBody(fields)), BERLIN, moment).thing
const become = (visit: Visit, status: Visit['status']): Visit =>
  changeVisitStatus(visit, { status }, BERLIN, moment).thing
const warned = (after: Visit, before?: Visit) =>
  visitWarnings(after, BERLIN, before).map((warning) => [
    warning.code,
    'pointer' in warning && warning.pointer,
  ])

describe('people whose names are unknown', () => {
  const planned = recorded({
    guests: [guest, unnamed, { ...guest, name: 'N.N.' }],
    hosts: [{ ...host, name: undefined }],
  })

  test('are no warning while the visit is planned or confirmed', () => {
    expect(warned(planned)).toEqual([])
    expect(warned(become(planned, 'confirmed'), planned)).toEqual([])
  })

  test('are a warning once the visit is completed, and when a correction changes people', () => {
    const confirmed = become(planned, 'confirmed')
    const completed = become(confirmed, 'completed')
    expect(warned(completed, confirmed)).toEqual([
      ['unknown-name', '/hosts/0/name'],
      ['unknown-name', '/guests/1/name'],
      ['unknown-name', '/guests/2/name'],
    ])
    const correct = (patch: object): Visit =>
      correctVisit(completed, { patch, reason: 'Learnt' }, BERLIN, moment)?.thing ?? completed
    expect(warned(correct({ notes: 'In the rain' }), completed)).toEqual([])
    expect(warned(correct({ guests: [guest], hosts: [] }), completed)).toEqual([])
    expect(warned(correct({ guests: [unnamed], hosts: [] }), completed)).toEqual([
      ['unknown-name', '/guests/0/name'],
    ])
  })

  test('are no warning in an archive, which may know no more', () => {
    const body = archiveVisitBody({
      status: 'completed',
      guests: [{ office: 'Botschafter' }, { name: 'N.N.' }],
    })
    expect(warned(recordVisit(understood(visitInput, body), BERLIN, moment).thing)).toEqual([])
  })

  test('are refused where an id says who it is', () => {
    const guests = [{ ...unnamed, personId: 'ekrem-imamoglu' }]
    expect(pointersOf(refusalOf(() => recorded({ guests })))).toEqual(['/guests/0/name'])
  })
})
