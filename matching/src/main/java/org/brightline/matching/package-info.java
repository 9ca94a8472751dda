/**
 * Have we seen it? Exact, immutable indexes over the fingerprints of known content.
 *
 * <pre>{@code
 * MatchIndex index = MatchIndex.of(entries);          // all banks, at a threshold of 31 bits
 * for (Match match : index.match(pdqHash.hash())) {   // the nearest first
 *     tell(match.entry().label(), match.distance());
 * }
 * index.match(Sha256.of(bytes));                      // equal digests
 *
 * MatchIndex stricter = index.withThreshold(15);      // shares everything with the first
 * MatchIndex later = index.with(added, removedIds);   // the first stays as it is
 * }</pre>
 *
 * <p>A reader takes the current index once per item and asks it everything; a writer makes the next one and puts it in
 * place with a single volatile write.
 */
package org.brightline.matching;
