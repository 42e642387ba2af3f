import { correctionValuesOf, patchOf } from '../../../web/pages/books/correction'

describe('the merge patch of a correction', () => {
  const entry = {
    book: 'golden-book',
    number: 1,
    status: 'signed',
    origin: 'live',
    signedOn: '2026-11-17',
    place: 'Rotes Rathaus',
    visibility: 'press',
    signers: [
      {
        kind: 'person',
        name: 'Ekrem Imamoglu',
        office: 'Mayor',
        personId: 'ekrem-imamoglu',
        role: 'principal',
      },
    ],
    hosts: [],
    sources: [],
    version: 1,
    createdAt: '2026-11-17T10:00:00.000Z',
    updatedAt: '2026-11-17T10:00:00.000Z',
  } as const
  const mutable = { ...entry, signers: [...entry.signers], hosts: [], sources: [] }
  const before = correctionValuesOf(mutable)
  const patch = (change: object) => patchOf(mutable, before, { ...before, ...change })

  test('has only what was changed', () => {
    expect(patch({})).toEqual({})
    expect(patch({ place: 'Wappensaal' })).toEqual({ place: 'Wappensaal' })
    expect(patch({ signedOn: '2026-11' })).toEqual({ signedOn: '2026-11' })
  })

  test('removes what was emptied', () => {
    expect(patch({ place: '' })).toEqual({ place: null })
  })

  test('has an inscription with its language, or none', () => {
    expect(patch({ text: 'Dostlukla', language: 'tr' })).toEqual({
      inscription: { text: 'Dostlukla', language: 'tr' },
    })
    expect(patch({ text: 'Dostlukla' })).toEqual({ inscription: { text: 'Dostlukla', language: null } })
  })

  test('drops the id of a person whose name was corrected, and keeps it where the office was', () => {
    expect(patch({ names: ['Ekrem İmamoğlu'] })).toEqual({
      signers: [{ kind: 'person', name: 'Ekrem İmamoğlu', office: 'Mayor', role: 'principal' }],
    })
    expect(patch({ offices: ['Mayor of Istanbul'] })).toEqual({
      signers: [{ ...entry.signers[0], office: 'Mayor of Istanbul' }],
    })
  })
})
