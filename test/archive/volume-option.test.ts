import { volumesOf } from '../../archive/volume-option'

test('reads the volume in use of each book', () => {
  const place = { file: '--volume-in-use' }
  expect(volumesOf(['goldenes-buch=21,capacity=300,next-page=14', 'guest-book=3'])).toEqual(
    new Map<string, object>([
      ['golden-book', { book: 'golden-book', volume: 21, capacity: 300, nextPage: 14, place }],
      ['guest-book', { book: 'guest-book', volume: 3, place }],
    ]),
  )
})

test.each([
  'golden-book',
  'golden-book=x',
  'golden-book=0',
  'golden-book=1,pages=2',
  'golden-book=1,capacity=',
  '',
])('refuses %j', (text) => {
  expect(() => volumesOf([text])).toThrow('is not a volume in use: give --volume-in-use one such as')
})

test('refuses a book that is named twice', () => {
  expect(() => volumesOf(['golden-book=1', 'goldenes-buch=2'])).toThrow('names golden-book twice')
})
