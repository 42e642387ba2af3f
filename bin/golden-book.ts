/** The app that `cdk` runs, with the settings of cdk.json and of `-c name=value`. */
import { goldenBookApp } from '../lib/app'
import { synthesizeApp } from './synthesize-app'

synthesizeApp(goldenBookApp)
