/** The pages of banks, their entries and what was put in quarantine. */
@NullMarked
package org.brightline.platform.console.internal.banks;

import org.jspecify.annotations.NullMarked;
