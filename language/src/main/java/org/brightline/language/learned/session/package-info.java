/**
 * Sessions of ONNX Runtime and tokenizers of Hugging Face, and the sentence encoder that ships. They know nothing of the
 * line.
 */
@NullMarked
package org.brightline.language.learned.session;

import org.jspecify.annotations.NullMarked;
