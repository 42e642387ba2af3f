import { inBoth } from '../language'

/** The words of trips and their stops. */
export const tripWords = inBoth({
  de: {
    trip: 'Reise',
    partOf: 'Station der Reise',
    partOfHint: 'Wenn der Besuch eine von mehreren Stationen ist. Zur Wahl stehen die neuesten Besuche.',
    noTrip: 'keiner Reise',
    stops: 'Stationen',
    addStop: 'Station hinzufügen',
    stopsStay: 'Die Stationen bleiben, wie sie sind: Jede ist ein eigener Besuch mit eigenem Status.',
  },
  en: {
    trip: 'Trip',
    partOf: 'Stop of the trip',
    partOfHint: 'If the visit is one of several stops. The newest visits can be chosen.',
    noTrip: 'no trip',
    stops: 'Stops',
    addStop: 'Add a stop',
    stopsStay: 'The stops stay as they are: each is a visit with a status of its own.',
  },
})
