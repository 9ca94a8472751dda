package org.brightline.fingerprint.confined;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.brightline.fingerprint.Samples;
import org.brightline.fingerprint.decoding.PictureDecoder;
import org.brightline.fingerprint.decoding.PictureViewer;
import org.brightline.fingerprint.picture.Extent;
import org.brightline.fingerprint.picture.PdqHasher;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureException.Kind;
import org.brightline.fingerprint.picture.PictureLimits;
import org.brightline.fingerprint.picture.PictureLook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfinedDecoderTest {

    private static final PictureLimits LIMITS = new PictureLimits(1_000_000, 1_000_000, Duration.ofSeconds(20), 100);

    private static ConfinedDecoder decoder;

    @BeforeAll
    static void start() {
        decoder = new ConfinedDecoder(
                new ConfinedDecoderSettings(1, 8, Duration.ofSeconds(30), 128, LIMITS), Confinement.detect());
    }

    @AfterAll
    static void stop() {
        decoder.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_child_sees_what_the_decoder_sees(Samples sample) throws Exception {
        PictureDecoder here = new PictureDecoder(LIMITS);
        PictureLook look = decoder.look(sample.bytes());

        assertThat(look).isEqualTo(PictureViewer.inProcess(here).look(sample.bytes()));
        assertThat(look.hashes()).isEqualTo(PdqHasher.hashes(here.decode(sample.bytes())));
    }

    @Test
    void the_child_says_that_a_picture_is_cut_short() throws Exception {
        byte[] whole = Samples.JPEG.bytes();
        byte[] most = java.util.Arrays.copyOf(whole, whole.length * 9 / 10);

        assertThat(decoder.look(most).extent()).isEqualTo(Extent.CUT_SHORT);
    }

    @Test
    void the_child_refuses_what_the_decoder_refuses_and_lives_on() throws Exception {
        byte[] half = java.util.Arrays.copyOf(Samples.PNG.bytes(), 1000);
        PictureException here =
                catchThrowableOfType(PictureException.class, () -> new PictureDecoder(LIMITS).decode(half));

        assertThatExceptionOfType(PictureException.class)
                .isThrownBy(() -> decoder.look(half))
                .withMessage(here.getMessage())
                .matches(refusal -> refusal.kind() == here.kind());
        assertThatExceptionOfType(PictureException.class)
                .isThrownBy(() -> decoder.look(new byte[1_000_001]))
                .matches(refusal -> refusal.kind() == Kind.TOO_MANY_BYTES);
        assertThat(decoder.look(Samples.PNG.bytes()).format()).isEqualTo("PNG");
    }

    /** What the child may, as the kernel says: this fails where a measure is said to be taken and is not. */
    @Test
    void the_measures_that_are_said_to_be_taken_are_taken() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "Skipped: there is no /proc to look at the child.");
        decoder.look(Samples.PNG.bytes());
        ProcessHandle child = ProcessHandle.current()
                .children()
                .filter(process -> process.info().commandLine().orElse("").contains(PictureWorker.class.getName()))
                .findFirst()
                .orElseThrow();
        Path proc = Path.of("/proc/" + child.pid());
        String status = Files.readString(proc.resolve("status"));
        String limits = Files.readString(proc.resolve("limits"));
        String measures = decoder.confinement().toString();

        assertThat(measures).contains("network: ", "environment: empty");
        if (taken("privileges")) {
            assertThat(status).contains("Uid:\t65534\t65534\t65534\t65534", "CapEff:\t0000000000000000");
            assertThat(status).contains("NoNewPrivs:\t1", "CapBnd:\t0000000000000000", "Groups:\t \n");
        }
        if (taken("network")) {
            assertThat(Files.readSymbolicLink(proc.resolve("ns/net")))
                    .isNotEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/net")));
        }
        if (taken("memory, computing time, files")) {
            assertThat(limits)
                    .containsPattern("Max file size +0 ")
                    .containsPattern("Max core file size +0 ")
                    .containsPattern("Max open files +64 ")
                    .containsPattern("Max address space +" + ((128L + 1024) << 20) + " ");
        }
        assertThat(Files.readAllBytes(proc.resolve("environ"))).isEmpty();
        assertThat(Files.readSymbolicLink(proc.resolve("cwd")).toFile().list()).isEmpty();
    }

    private static boolean taken(String name) {
        return decoder.confinement().measures().stream()
                .anyMatch(measure -> measure.name().equals(name) && measure.taken());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    exit    | the confined decoder ended with code 7
                    silence | the confined decoder ended before it had answered
                    half    | the confined decoder ended before it had answered
                    memory  | the confined decoder ran out of memory
                    kind    | the confined decoder answered an answer of kind 99
                    hashes  | the confined decoder answered 2147483647 looks
                    extent  | the confined decoder answered an extent of kind 3
                    quality | the confined decoder answered a value out of its range
                    turn    | the confined decoder answered a turn of kind 8
                    refusal | the confined decoder answered a refusal of kind 100
                    line    | the confined decoder answered a text that is no short line
                    """)
    void a_child_that_fails_leaves_its_picture_undecided_and_is_replaced(String picture, String reason)
            throws Exception {
        try (ConfinedDecoder misbehaving = misbehaving("speak", 1, 0, Duration.ofSeconds(30))) {
            int before = misbehaving.look(bytes("fine")).width();

            assertThatExceptionOfType(PictureException.class)
                    .isThrownBy(() -> misbehaving.look(bytes(picture)))
                    .withMessage("The picture could not be looked at: " + reason + ".")
                    .matches(refusal -> refusal.kind() == Kind.UNDECIDED);
            assertThat(misbehaving.look(bytes("fine")).width()).isNotEqualTo(before);
        }
    }

    @Test
    void a_child_that_hangs_is_killed_at_the_deadline() throws Exception {
        try (ConfinedDecoder misbehaving = misbehaving("speak", 1, 0, Duration.ofMillis(1500))) {
            int before = misbehaving.look(bytes("fine")).width();

            assertThatExceptionOfType(PictureException.class)
                    .isThrownBy(() -> misbehaving.look(bytes("hang")))
                    .withMessage("The picture could not be looked at: the confined decoder took longer than 1500 ms.");
            assertThat(ProcessHandle.of(before).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(misbehaving.look(bytes("fine")).width()).isNotEqualTo(before);
        }
    }

    @Test
    void a_child_that_is_killed_at_work_is_named_and_one_killed_at_rest_is_replaced_unnoticed() throws Exception {
        try (ConfinedDecoder misbehaving = misbehaving("speak", 1, 0, Duration.ofSeconds(60));
                ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
            long child = misbehaving.look(bytes("fine")).width();
            Future<PictureLook> look = caller.submit(() -> misbehaving.look(bytes("hang")));
            while (misbehaving.idle() > 0) {
                Thread.onSpinWait(); // killed before it is at work, it would be replaced
            }
            ProcessHandle.of(child).orElseThrow().destroyForcibly();

            assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                    .isThrownBy(look::get)
                    .withStackTraceContaining("the confined decoder was killed by signal 9");

            ProcessHandle resting =
                    ProcessHandle.of(misbehaving.look(bytes("fine")).width()).orElseThrow();
            resting.destroyForcibly();
            resting.onExit().join();
            assertThat(misbehaving.look(bytes("fine")).format()).isEqualTo("JPEG");
        }
    }

    @Test
    void callers_wait_in_order_and_only_so_many() throws Exception {
        try (ConfinedDecoder misbehaving = misbehaving("speak", 1, 1, Duration.ofSeconds(60));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            ProcessHandle child =
                    ProcessHandle.of(misbehaving.look(bytes("fine")).width()).orElseThrow();
            List<Future<PictureLook>> looks = new ArrayList<>();
            looks.add(callers.submit(() -> misbehaving.look(bytes("hang"))));
            while (misbehaving.free() > 0) {
                Thread.onSpinWait();
            }
            looks.add(callers.submit(() -> misbehaving.look(bytes("fine"))));
            while (misbehaving.waiting() == 0) {
                Thread.onSpinWait();
            }

            assertThatExceptionOfType(PictureException.class)
                    .isThrownBy(() -> misbehaving.look(bytes("fine")))
                    .withMessage("The picture could not be looked at: too many pictures wait to be looked at, 1; try"
                            + " again.")
                    .matches(refusal -> refusal.kind() == Kind.BUSY);
            child.destroyForcibly();
            assertThat(looks.getLast().get().format()).isEqualTo("JPEG");
        }
    }

    @Test
    void a_child_that_does_not_start_is_named() {
        try (ConfinedDecoder mute = misbehaving("mute", 1, 0, Duration.ofSeconds(30));
                ConfinedDecoder missing = new ConfinedDecoder(
                        settings(1, 0, Duration.ofSeconds(30)), Confinement.none(), List.of("/nonexistent/java"))) {
            assertThatExceptionOfType(PictureException.class)
                    .isThrownBy(() -> mute.look(bytes("fine")))
                    .withMessageContaining("did not start: it ended before it had answered");
            assertThatExceptionOfType(PictureException.class)
                    .isThrownBy(() -> missing.look(bytes("fine")))
                    .withMessageContaining("could not be started");
        }
    }

    @Test
    void a_closed_decoder_says_so_and_settings_that_cannot_work_are_refused() {
        ConfinedDecoder closed = misbehaving("speak", 1, 0, Duration.ofSeconds(30));
        closed.close();

        assertThatIllegalStateException().isThrownBy(() -> closed.look(bytes("fine")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfinedDecoderSettings(0, 0, Duration.ofSeconds(30), 100, LIMITS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfinedDecoderSettings(1, 0, Duration.ofSeconds(20), 100, LIMITS))
                .withMessageContaining("must be longer than the limit of its decoding");
    }

    private static ConfinedDecoder misbehaving(String mode, int workers, int waiting, Duration deadline) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx40m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                MisbehavingWorker.class.getName(),
                mode);
        return new ConfinedDecoder(settings(workers, waiting, deadline), Confinement.none(), command);
    }

    private static ConfinedDecoderSettings settings(int workers, int waiting, Duration deadline) {
        return new ConfinedDecoderSettings(
                workers, waiting, deadline, 100, new PictureLimits(1000, 1000, Duration.ofSeconds(1), 1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
