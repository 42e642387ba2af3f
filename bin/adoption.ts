/** The app that `cdk import` runs to adopt what a stage's stack left behind: `npm run adopt`. */
import { adoptionApp } from '../lib/app'
import { synthesizeApp } from './synthesize-app'

synthesizeApp(adoptionApp)
