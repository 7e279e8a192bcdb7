/**
 * What happened, in order: the events that later feed notices, the live stream and the search.
 * May import every floor.
 */
package unmask.inbox;
