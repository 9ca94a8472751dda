/** Migrated databases for tests. */
package org.brightline.schema.testing;
