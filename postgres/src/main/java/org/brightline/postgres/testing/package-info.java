/** A PostgreSQL for tests: one server a JVM, and an empty database for each test that asks. */
package org.brightline.postgres.testing;
