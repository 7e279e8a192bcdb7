/**
 * The floor under every page: access guard, pages and forms, templates, messages, errors, headers, limits, assets, live streams.
 * May import {@code people} and {@code storage}.
 */
package unmask.web;
