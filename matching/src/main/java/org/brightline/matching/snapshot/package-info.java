/** Keeps an index in a file over a restart. {@link org.brightline.matching.snapshot.SnapshotFile} is where users begin. */
@NullMarked
package org.brightline.matching.snapshot;

import org.jspecify.annotations.NullMarked;
