package org.brightline.benchmarks.stages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.brightline.assessment.Assessment;
import org.brightline.assessment.Assessor;
import org.brightline.assessment.Audience;
import org.brightline.assessment.Item;
import org.brightline.assessment.MediumLooker;
import org.brightline.benchmarks.matching.Bank;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.TextSketcher;
import org.brightline.fingerprint.decoding.PictureDecoder;
import org.brightline.fingerprint.decoding.PictureViewer;
import org.brightline.fingerprint.picture.PictureLimits;
import org.brightline.language.CanonicalText;
import org.brightline.language.Reader;
import org.brightline.language.Reading;
import org.brightline.language.learned.CloseModel;
import org.brightline.language.learned.Guess;
import org.brightline.language.learned.LearnedReader;
import org.brightline.language.learned.LineModel;
import org.brightline.language.learned.session.SentenceEncoder;
import org.brightline.language.pattern.LanguageStage;
import org.brightline.language.pattern.PatternReader;
import org.brightline.language.words.Token;
import org.brightline.matching.Match;
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

    private static final int ENTRIES = 100_000;

    /** Whether anything is found in the post, and its picture in the bank. */
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
    private final Reader learned = LearnedReader.shipped(reader);
    private final LanguageStage languages = new LanguageStage();
    private final LineModel linear = resource(LearnedReader.file("en"), LineModel::read);
    private final CloseModel close = resource(LearnedReader.closeFile("en"), CloseModel::read);
    private final Pdq[] hashes = Bank.hashes(Bank.Shape.RANDOM, ENTRIES);
    private final MatchIndex bank = Bank.index(hashes);
    private Reading reading = reader.read(PLAIN, "en");
    private List<Token> words = List.of();
    private Pdq hash = hashes[0];
    private int[] point = {};

    /** Chooses the post, and a picture that is in the bank or not. */
    @Setup
    public void choose() throws IOException {
        text = post.equals("plain") ? PLAIN : CALL;
        reading = reader.read(text, "en");
        words = languages.words(text);
        hash = post.equals("plain") ? new Pdq(0, -1, 0, -1) : hashes[ENTRIES / 2];
        point = encoder();
    }

    private interface Format<T> {
        T read(InputStream in) throws IOException;
    }

    private static <T> T resource(String name, Format<T> format) {
        try (InputStream in = Objects.requireNonNull(LearnedReader.class.getResourceAsStream(name), name)) {
            return format.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Which language the words are of. */
    @Benchmark
    public String language() {
        return languages.language(words);
    }

    /** What the linear model gives; the normal form is part of it. */
    @Benchmark
    public List<Guess> linear() {
        return linear.judge(text);
    }

    /** Where the encoder puts the text. */
    @Benchmark
    public int[] encoder() throws IOException {
        return SentenceEncoder.shipped().point(text);
    }

    /** The comparison with the points of the second look. */
    @Benchmark
    public double points() {
        return close.probability(0, point);
    }

    /** A picture's hash in a bank of a hundred thousand. */
    @Benchmark
    public List<Match> match() {
        return bank.match(hash);
    }

    /** By patterns and learned models, as a server reads by default. */
    @Benchmark
    public Reading readLearned() {
        return learned.read(text, null);
    }

    /** Language, words and elements by patterns; the normal form is part of it. */
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
