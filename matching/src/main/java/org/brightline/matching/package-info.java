/**
 * Have we seen it? Exact search of known content by its fingerprints, in memory.
 *
 * <p>Entries are numbers in columns: a number of their own, a bank, a fingerprint, and when they are matched. Banks say how
 * their entries are matched. What else is known about an entry, its provenance, stays with the caller and is asked for when
 * the entry matches.
 *
 * <pre>{@code
 * LiveIndex live = new LiveIndex(
 *         MatchSettings.PLAIN.withProvenance(database::provenance).withGuard(guard), executor);
 * live.banks(List.of(BankSettings.confirmed(1, "FLAGS"), BankSettings.confirmed(2, "PRESS").withRole(NEGATIVE)));
 * live.add(EntryBatch.of(List.of(new Entry(17, 1, pdq))));     // visible to the next query
 * live.remove(List.of(17L));
 *
 * MatchIndex index = live.current();                           // once an item
 * MatchResult result = index.find(Query.of(pdq).about(digest.text()).in(Set.of("FLAGS")).atMost(20));
 * result.matches();                                            // the nearest first
 * result.silenced();                                           // known harmless content is at least as near
 * result.sampledOut();                                         // the bank is not matched against this content
 * }</pre>
 *
 * <p>{@link org.brightline.matching.MatchIndex#of} makes an index of a few entries with all that is known about them, for
 * commands and tests. {@link org.brightline.matching.snapshot.SnapshotFile} keeps an index over a restart.
 * {@link org.brightline.matching.flood.FloodGuard} notices entries that suddenly match far more than they ever did.
 */
package org.brightline.matching;
