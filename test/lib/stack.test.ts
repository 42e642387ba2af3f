/**
 * The tests of the stack, in one Jest file: each file of its own would load the CDK again (three seconds of CPU time)
 * and synthesize the same settings again.
 */
/* oxlint-disable import/no-unassigned-import -- each module registers its tests */
import './stack/adoption'
import './stack/alarms'
import './stack/api'
import './stack/changes'
import './stack/custom-domain'
import './stack/dashboard'
import './stack/feature-flags'
import './stack/functions-and-stage'
import './stack/jubilees'
import './stack/notifications'
import './stack/permissions'
import './stack/outputs'
import './stack/registry-table'
import './stack/retention'
import './stack/scheduled-function'
import './stack/sign-in'
