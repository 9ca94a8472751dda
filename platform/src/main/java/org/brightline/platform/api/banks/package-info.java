/** The HTTP interface of banks: the banks, their entries, and whole files in and out. */
@NullMarked
package org.brightline.platform.api.banks;

import org.jspecify.annotations.NullMarked;
