/** How the shipped models are trained from the corpus, and the figures that say how good they are. */
@NullMarked
package org.brightline.language.learned.training;

import org.jspecify.annotations.NullMarked;
