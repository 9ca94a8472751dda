/** The reader with an operator's own model: its description, its outputs as guesses. */
@NullMarked
package org.brightline.language.learned.onnx;

import org.jspecify.annotations.NullMarked;
