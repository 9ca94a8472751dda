package org.brightline.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.Sha256;
import org.brightline.fingerprint.Vpdq;
import org.brightline.fingerprint.video.VpdqThresholds;
import org.brightline.matching.flood.FloodGuard;
import org.brightline.matching.snapshot.SnapshotFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of docs/matching.md, which has to show this code and no other. */
class MatchingGuideTest {

    private static final UUID id = new UUID(0, 17);
    private static final Pdq flag = new Pdq(1, 2, 3, 4);
    private static final Pdq picture = new Pdq(1, 2, 3, 7);
    private static final byte[] song = {1, 2, 3};
    private static final Sha256 digest = Sha256.of(song);
    private static final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    private final Executor merger = Runnable::run;
    private final List<String> told = new ArrayList<>();

    private record Row(
            long number,
            int bank,
            Fingerprint fingerprint,
            @Nullable Instant expires) {}

    private interface Database {
        Map<Long, Provenance> provenance(Collection<Long> numbers);
    }

    @Test
    void the_guide_shows_what_runs_here() throws IOException {
        String guide = Files.readString(Path.of("../docs/matching.md"));
        String test = Files.readString(Path.of("src/test/java/org/brightline/matching/MatchingGuideTest.java"));
        Matcher snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(guide);
        int shown = 0;
        while (snippets.find()) {
            assertThat(test.replaceAll("\\s+", "")).contains(snippets.group(1).replaceAll("\\s+", ""));
            shown++;
        }
        assertThat(shown).isGreaterThanOrEqualTo(8);
    }

    @Test
    void a_few_entries() {
        MatchIndex known = MatchIndex.of(
                List.of(new BankEntry(id, "FLAGS", flag, "A flag of the Sons of the Reef", "the north desk")));
        for (Match match : known.match(picture)) {
            tell(match.entry().label() + ", " + match.distance() + " bits away");
        }
        assertThat(told).containsExactly("A flag of the Sons of the Reef, 2 bits away");
    }

    @Test
    void an_index_that_changes_is_asked_and_kept() throws IOException {
        LiveIndex live = new LiveIndex(MatchSettings.PLAIN, merger);
        live.banks(List.of(
                BankSettings.confirmed(1, "FLAGS"),
                BankSettings.confirmed(2, "SONGS").withThreshold(20)));
        live.add(EntryBatch.of(List.of(new Entry(17, 1, flag), new Entry(18, 2, Sha256.of(song)))));
        live.remove(List.of(18L));
        MatchIndex index = live.current();
        assertThat(index.match(digest)).isEmpty();
        assertThat(index.match(picture)).hasSize(1);

        Iterator<Row> rows = List.of(new Row(19, 3, flag, null), new Row(20, 3, flag, Instant.EPOCH))
                .iterator();
        EntryBatch.Builder batch = EntryBatch.builder();
        while (rows.hasNext()) {
            Row row = rows.next();
            batch.add(row.number(), row.bank(), row.fingerprint(), true, null, row.expires());
        }
        live.add(batch.build());

        live.banks(List.of(
                BankSettings.confirmed(1, "FLAGS"),
                BankSettings.confirmed(2, "PRESS").withRole(BankRole.NEGATIVE),
                BankSettings.confirmed(3, "NEW").withRole(BankRole.CANDIDATE).withSampling(0.1)));
        MatchResult result = live.find(Query.of(picture)
                .about(digest.text())
                .in(Set.of("FLAGS", "NEW"))
                .atMost(20));
        result.matches();
        result.silenced();
        result.sampledOut();
        assertThat(result.matches()).extracting(Match::number).contains(17L);
        assertThat(result.matches().size() + result.sampledOut().size()).isEqualTo(2);

        keep(live);
    }

    @TempDir
    Path folder;

    private void keep(LiveIndex live) throws IOException {
        Path file = folder.resolve("index");
        long version = 7;
        LiveIndex again = new LiveIndex(MatchSettings.PLAIN, merger);
        again.banks(live.current().banks());
        SnapshotFile.write(file, version, live.current());
        SnapshotFile.Snapshot snapshot = SnapshotFile.read(file);
        again.add(snapshot.entries());
        assertThat(again.current().match(picture)).isEqualTo(live.current().match(picture));
    }

    @Test
    void where_an_entry_comes_from() {
        Database database = numbers -> Map.of(17L, new Provenance(id, "A flag", "the north desk", null, "ada", null));
        ProvenanceLookup lookup = numbers -> database.provenance(numbers);
        LiveIndex explained = new LiveIndex(MatchSettings.PLAIN.withProvenance(lookup), merger);
        explained.banks(List.of(BankSettings.confirmed(1, "FLAGS")));
        explained.add(EntryBatch.of(List.of(new Entry(17, 1, flag))));

        assertThat(explained.current().match(flag).getFirst().entry().addedBy()).isEqualTo("ada");
    }

    @Test
    void floods() {
        FloodGuard guard =
                new FloodGuard(FloodGuard.Settings.DEFAULT, clock, flood -> tell("Please look at " + flood.entry()));
        LiveIndex guarded = new LiveIndex(MatchSettings.PLAIN.withGuard(guard), merger);
        guarded.banks(List.of(BankSettings.confirmed(1, "FLAGS")));
        guarded.add(EntryBatch.of(List.of(new Entry(17, 1, flag))));
        for (int match = 0; match < 120; match++) {
            guarded.find(Query.of(picture));
        }
        assertThat(told).containsExactly("Please look at 17");
        assertThat(guarded.current().match(picture).getFirst().quarantined()).isTrue();

        LiveIndex live = guarded;
        guard.release(17);
        live.current().unwatched().find(Query.of(picture));
        assertThat(guard.quarantined()).isEmpty();
    }

    @Test
    void texts_links_videos() {
        Vpdq clip = new Vpdq(List.of(new Vpdq.Frame(flag, 90, 0)));
        LiveIndex videos = new LiveIndex(MatchSettings.PLAIN.withVideo(new VpdqThresholds(50, 31, 80, 0)), merger);
        videos.banks(List.of(BankSettings.confirmed(1, "CLIPS")));
        videos.add(EntryBatch.of(List.of(new Entry(5, 1, clip))));
        Match match = videos.current().match(clip).getFirst();
        match.share();
        assertThat(match.share()).isEqualTo(new Match.VideoShare(100, 100));
    }

    private void tell(String text) {
        told.add(text);
    }
}
