package org.brightline.benchmarks.stages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.brightline.assessment.Assessment;
import org.brightline.assessment.Assessor;
import org.brightline.assessment.Audience;
import org.brightline.assessment.Item;
import org.brightline.assessment.MediumLooker;
import org.brightline.fingerprint.TextSketcher;
import org.brightline.fingerprint.decoding.PictureDecoder;
import org.brightline.fingerprint.decoding.PictureViewer;
import org.brightline.fingerprint.picture.PictureLimits;
import org.brightline.language.CanonicalText;
import org.brightline.language.Reading;
import org.brightline.language.pattern.PatternReader;
import org.brightline.matching.MatchIndex;
import org.brightline.policy.ClauseResult;
import org.brightline.policy.engine.PolicyEngine;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.ItemFacts;
import org.brightline.policy.files.ReleaseReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What each stage takes for one post of about 140 characters, by the shipped reader and line; one thread, microseconds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StageBenchmark {
    private static final String PLAIN =
            "The ferry to the islands was late again today, and nobody at the harbour office could say when the next one would leave for the west.";
    private static final String CALL =
            "Burn down the town hall tonight. Kill everyone inside, brothers, and whoever stands beside them in the square when the bells ring again.";

    /** Whether anything is found in the post. */
    @Param({"plain", "call"})
    public String post = "plain";

    private String text = PLAIN;
    private final PatternReader reader = PatternReader.shipped();
    private final PolicyEngine engine = ReleaseReader.shippedEngine();
    private final Assessor assessor = new Assessor(
            reader,
            () -> MatchIndex.EMPTY,
            () -> engine,
            MediumLooker.ofPictures(PictureViewer.inProcess(new PictureDecoder(PictureLimits.DEFAULT))),
            _ -> Optional.empty());
    private Reading reading = reader.read(PLAIN, "en");

    /** Chooses the post. */
    @Setup
    public void choose() {
        text = post.equals("plain") ? PLAIN : CALL;
        reading = reader.read(text, "en");
    }

    /** The normal form with its way back. */
    @Benchmark
    public CanonicalText normalForm() {
        return CanonicalText.of(text);
    }

    /** The sketch by which short texts that are nearly the same are found. */
    @Benchmark
    public Object sketch() {
        return TextSketcher.sketch(text);
    }

    /** Language, words and elements; the normal form is part of it. */
    @Benchmark
    public Reading read() {
        return reader.read(text, null);
    }

    /** All clauses of the shipped release on what was read. */
    @Benchmark
    public List<ClauseResult> judge() {
        return engine.evaluate(new Facts(new ItemFacts("harbour", "post", "PUBLIC"), reading, List.of(), List.of()));
    }

    /** All of it, as an item comes in. */
    @Benchmark
    public Assessment assess() {
        return assessor.assess(new Item(
                "harbour", "post-1", "post", null, Audience.PUBLIC, null, Instant.EPOCH, text, List.of(), null));
    }
}
