/**
 * What happened, in order: the events that later feed the live stream and the search, and what people are told about themselves.
 * May import every floor.
 */
package unmask.inbox;
