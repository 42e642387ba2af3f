/** The app as the emulator deploys it: as `bin/golden-book.ts`, with subscribers on this machine (decision 15). */
import { goldenBookApp } from '../../../lib/app'

goldenBookApp({ loopbackSubscribers: true }).synth()
