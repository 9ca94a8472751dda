/**
 * A real PostgreSQL without an installation: the binaries come out of a jar, the data lives in one directory, and the server
 * is durable, private to this machine, and looked after while the process runs.
 */
package org.brightline.postgres;
