import { Wake } from '../../src/stream/wake'

const hour = 3_600_000

describe('a sleep', () => {
  it('ends at the next call', async () => {
    const wake = new Wake()
    const sleep = wake.sleep(hour)
    wake.call()
    await expect(sleep).resolves.toBeUndefined()
  })

  it('ends at once after a call that came before it, but only once', async () => {
    const wake = new Wake()
    wake.call()
    await wake.sleep(hour)
    let ended = false
    const second = wake.sleep(hour).then(() => (ended = true))
    await Promise.resolve()
    expect(ended).toBe(false)
    wake.call()
    await second
  })

  it('ends after its time without a call', async () => {
    await expect(new Wake().sleep(1)).resolves.toBeUndefined()
  })
})
