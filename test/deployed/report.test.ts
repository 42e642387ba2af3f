import { reportOf } from './report'

const assertion = (fullName: string, status: string) => ({ fullName, status })
const suite = (name: string, status: string, ...assertionResults: ReturnType<typeof assertion>[]) => ({
  name: `/golden-book/test/journeys/${name}.test.ts`,
  status,
  assertionResults,
})

const excluded = [{ name: 'kills', reason: 'kills functions' }]

test('counts the journeys that passed, and lists those that cannot run', () => {
  const testResults = [suite('books', 'passed', assertion('signs', 'passed'))]
  expect(reportOf({ numPassedTests: 1, numFailedTests: 0, testResults }, ['books'], excluded)).toEqual({
    passed: true,
    lines: [
      '1 of 2 journeys passed, with 1 of 1 tests.',
      '1 cannot run on this stage:',
      '  kills: kills functions',
    ],
  })
})

test('names the tests that failed, and a journey that has no result', () => {
  const testResults = [suite('books', 'failed', assertion('signs', 'passed'), assertion('voids', 'failed'))]
  expect(reportOf({ numPassedTests: 1, numFailedTests: 1, testResults }, ['books', 'people'], [])).toEqual({
    passed: false,
    lines: ['0 of 2 journeys passed, with 1 of 2 tests.', '2 failed: books, people', '  books: voids'],
  })
})
