import { englishDate, germanDate } from '../../../domain/time/date-words'

test.each([
  ['1913', '1913', '1913'],
  ['2024-06', 'Juni 2024', 'June 2024'],
  ['1989-11-07', '7. November 1989', '7 November 1989'],
  ['2026-11-17T10:00', '17. November 2026', '17 November 2026'],
  ['192X', '1920er Jahre', '1920s'],
  ['200X', '2000er Jahre', '2000s'],
  ['19XX', '20. Jahrhundert', '20th century'],
  ['20XX', '21. Jahrhundert', '21st century'],
  ['11XX', '12. Jahrhundert', '12th century'],
  ['2004-XX', '2004', '2004'],
  ['1985-04-XX', 'April 1985', 'April 1985'],
  ['1985-XX-XX', '1985', '1985'],
  ['1927~', 'um 1927', 'about 1927'],
  ['1927-05~', 'um Mai 1927', 'about May 1927'],
  ['1989-11-17~', 'um den 17. November 1989', 'about 17 November 1989'],
  ['192X~', 'um die 1920er Jahre', 'about the 1920s'],
  ['18XX~', 'um das 19. Jahrhundert', 'about the 19th century'],
  ['1989?', 'vermutlich 1989', 'probably 1989'],
  ['1989-11-17?', 'vermutlich 17. November 1989', 'probably 17 November 1989'],
  ['1985-04-XX?', 'vermutlich April 1985', 'probably April 1985'],
  ['1927%', 'vermutlich um 1927', 'probably about 1927'],
  ['192X%', 'vermutlich um die 1920er Jahre', 'probably about the 1920s'],
])('%s is "%s" and "%s"', (date, german, english) => {
  expect(germanDate(date)).toBe(german)
  expect(englishDate(date)).toBe(english)
})
