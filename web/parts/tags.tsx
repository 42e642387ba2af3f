/** Words in a frame: a status and a visibility are never shown by colour alone. */
import { common } from '../words/common'

type Status = keyof ReturnType<typeof common>['status']
type Visibility = keyof ReturnType<typeof common>['visibility']

export const StatusTag = ({ status }: { readonly status: Status }) => (
  <span class={`tag ${status}`}>{common().status[status]}</span>
)

export const VisibilityTag = ({ visibility }: { readonly visibility: Visibility }) => (
  <span class={`tag ${visibility}`}>{common().visibility[visibility]}</span>
)
