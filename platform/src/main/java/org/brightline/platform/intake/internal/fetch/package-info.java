/** Fetching from addresses that strangers name, without being led into the operator's own network. */
package org.brightline.platform.intake.internal.fetch;
