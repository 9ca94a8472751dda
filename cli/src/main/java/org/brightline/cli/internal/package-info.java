/** One class a command. */
package org.brightline.cli.internal;
