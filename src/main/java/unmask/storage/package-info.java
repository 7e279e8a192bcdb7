/**
 * The database: its pool, its transactions, its durable commit, its migrations and its ids.
 * May import libraries only.
 */
package unmask.storage;
