/**
 * The schema of the database: Flyway migrations, and the tables that jOOQ generates from them ({@code org.brightline.schema.db}).
 */
package org.brightline.schema;
