package org.brightline.platform.hma.internal.input;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.brightline.assessment.MediumLook;
import org.brightline.assessment.MediumLooker;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.RawText;
import org.brightline.fingerprint.Sha256;
import org.brightline.fingerprint.TextSketcher;
import org.brightline.fingerprint.TlshHasher;
import org.brightline.fingerprint.VideoMd5;
import org.brightline.fingerprint.VideoSha256;
import org.brightline.fingerprint.picture.PictureLook;
import org.brightline.fingerprint.video.VideoLook;
import org.brightline.language.CanonicalText;
import org.brightline.platform.banks.NewEntry;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.fetch.Fetched;
import org.brightline.platform.fetch.GuardedFetcher;
import org.brightline.platform.hma.HmaSettings;
import org.brightline.platform.media.MediaProblems;
import org.jspecify.annotations.Nullable;

/** Takes content in, from an upload or an address, and makes signals of it. The content is not kept. */
public final class Hasher {
    /** What an upload has to be, in a sentence for the author of the client. */
    public static final String UPLOAD =
            "Send multipart/form-data with a boundary and one file, in a part that is named for"
                    + " what it is: photo, video or text.";

    private static final int PATIENCE_SECONDS = 15;
    /** Longest text, in bytes of UTF-8: that of an item. */
    private static final int LONGEST_TEXT = 256 * 1024;

    private final GuardedFetcher fetcher;
    private final MediumLooker looker;
    private final TypeSwitches switches;
    private final List<FingerprintType> usual;
    /** For whoever holds a file in memory, also while it still comes in. */
    private final Semaphore desks = new Semaphore(16);
    /** For whoever decodes a picture, which is work for processors and several times as large as its file. */
    private final Semaphore lenses = new Semaphore(2 * Runtime.getRuntime().availableProcessors());

    /**
     * What content looks like.
     *
     * @param digest names the content
     * @param signals by type, in the order asked for; none where the content has too little structure for one, several where a
     *     picture can be shown in several ways
     */
    public record Hashes(String digest, Map<FingerprintType, List<Fingerprint>> signals) {

        /** The first of each by the names of the types; an empty text where there is none. */
        public Map<String, String> texts() {
            Map<String, String> texts = new java.util.LinkedHashMap<>();
            signals.forEach((type, prints) -> texts.put(
                    type.wireName(), prints.isEmpty() ? "" : prints.getFirst().text()));
            return texts;
        }
    }

    /** @throws IllegalArgumentException if a type of the settings is none */
    public Hasher(GuardedFetcher fetcher, MediumLooker looker, TypeSwitches switches, HmaSettings settings) {
        this.fetcher = fetcher;
        this.looker = looker;
        this.switches = switches;
        this.usual = settings.types().stream()
                .map(name -> Signals.type(name.strip())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "BRIGHTLINE_HMA_TYPES: there is no kind of fingerprint \"" + name + "\".")))
                .toList();
    }

    /** Fetches what is at an address, through the guard, and hashes it. */
    public Hashes ofAddress(String url, @Nullable String contentType, @Nullable String types) {
        ContentKind wanted = contentType == null || contentType.isEmpty() ? null : kind(contentType);
        // What cannot be made is refused before anything is fetched.
        Optional<List<FingerprintType>> named = named(types);
        return at(desks, () -> {
            Fetched fetched =
                    fetcher.fetch(url, "url", wanted == null ? Set.of("image", "video") : Set.of(wanted.family()));
            ContentKind kind = wanted == null ? ofHeader(fetched.type()) : wanted;
            return hash(kind, fetched.bytes(), named);
        });
    }

    private static ContentKind ofHeader(@Nullable String type) {
        return ContentKind.ofContentType(type == null ? "" : type)
                .orElseThrow(() -> Refusal.bad("unsupported url ContentType: '" + (type == null ? "" : type)
                        + "', if you know the expected type, provide it with the content_type query param"));
    }

    /** Hashes the one file of a multipart request, whose name is its type of content. */
    public Hashes ofUpload(HttpServletRequest request, @Nullable String types) throws IOException {
        Part file = file(request);
        ContentKind kind = ContentKind.ofWireName(file.getName())
                .orElseThrow(() -> Refusal.bad("no such content_type: '" + file.getName() + "'. " + UPLOAD));
        Optional<List<FingerprintType>> named = named(types);
        return at(desks, () -> {
            try (InputStream content = file.getInputStream()) {
                return hash(kind, content.readAllBytes(), named);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    /** Whether a request is multipart. */
    public static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/form-data");
    }

    private static Part file(HttpServletRequest request) throws IOException {
        List<Part> files = isUpload(request) ? files(request) : List.of();
        if (files.isEmpty()) {
            throw Refusal.bad("Missing multipart/form-data file upload. " + UPLOAD + " " + Bodies.sentAs(request));
        }
        if (files.size() > 1) {
            throw Refusal.bad("Only one file allowed per request; this one has " + files.size() + ". " + UPLOAD);
        }
        return files.getFirst();
    }

    private static List<Part> files(HttpServletRequest request) throws IOException {
        try {
            return request.getParts().stream()
                    .filter(part -> part.getSubmittedFileName() != null)
                    .toList();
        } catch (ServletException e) {
            throw Refusal.bad("The multipart body cannot be read.");
        }
    }

    private static ContentKind kind(String name) {
        return ContentKind.ofWireName(name).orElseThrow(() -> Refusal.bad("no such content_type: '" + name + "'"));
    }

    /** The types that a caller names; nothing if none. */
    private Optional<List<FingerprintType>> named(@Nullable String types) {
        if (types == null) {
            return Optional.empty();
        }
        List<String> names = Signals.list(types).orElseThrow(() -> Refusal.bad("empty signal type selection"));
        if (names.isEmpty()) {
            throw Refusal.bad("empty signal type selection");
        }
        return Optional.of(names.stream()
                .distinct()
                .map(name -> Signals.type(name)
                        .filter(switches::on)
                        .orElseThrow(() -> Refusal.bad("signal type '" + name + "' doesn't exist or is disabled")))
                .toList());
    }

    private List<FingerprintType> wanted(ContentKind kind, Optional<List<FingerprintType>> named) {
        if (named.isPresent()) {
            for (FingerprintType type : named.get()) {
                if (!kind.types().contains(type)) {
                    throw Refusal.bad(
                            "signal type '" + type.wireName() + "' is not made of " + kind.wireName() + " here; "
                                    + kind.types().stream()
                                            .map(FingerprintType::wireName)
                                            .collect(Collectors.joining(", "))
                                    + " are");
                }
            }
            return named.get();
        }
        List<FingerprintType> types = usual.stream()
                .filter(kind.types()::contains)
                .filter(switches::on)
                .toList();
        if (types.isEmpty()) {
            throw Refusal.bad(
                    "No signal types configured! The operator names them in BRIGHTLINE_HMA_TYPES; a caller in types.");
        }
        return types;
    }

    private static <T> T at(Semaphore places, Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Problem(ProblemType.BUSY, "Too much content is being looked at; send it again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(ProblemType.BUSY, "The server is stopping; send it again.");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private Hashes hash(ContentKind kind, byte[] bytes, Optional<List<FingerprintType>> named) {
        Map<FingerprintType, List<Fingerprint>> signals = new java.util.LinkedHashMap<>();
        List<FingerprintType> types = wanted(kind, named);
        String text = kind == ContentKind.TEXT ? text(bytes) : "";
        for (FingerprintType type : types) {
            signals.put(type, signals(type, bytes, text));
        }
        return new Hashes(Sha256.of(bytes).text(), signals);
    }

    private List<Fingerprint> signals(FingerprintType type, byte[] bytes, String text) {
        return switch (type) {
            case PDQ -> pdq(bytes);
            case VPDQ -> vpdq(bytes);
            case SHA256 -> List.of(Sha256.of(bytes));
            case MD5 -> List.of(Md5.of(bytes));
            case VIDEO_MD5 -> List.of(new VideoMd5(Md5.of(bytes)));
            case VIDEO_SHA256 -> List.of(new VideoSha256(Sha256.of(bytes)));
            case RAW_TEXT ->
                text.isEmpty() || text.length() > RawText.MAX_LENGTH ? List.of() : List.of(new RawText(text));
            case TEXT_TLSH ->
                TlshHasher.hash(text).<List<Fingerprint>>map(List::of).orElse(List.of());
            case TEXT_MINHASH ->
                text.length() > TextSketcher.MAX_LENGTH
                        ? List.of()
                        : TextSketcher.sketch(text)
                                .<List<Fingerprint>>map(List::of)
                                .orElse(List.of());
            default -> throw new IllegalArgumentException("Nothing is hashed to " + type + " here.");
        };
    }

    private List<Fingerprint> pdq(byte[] bytes) {
        return switch (look(bytes)) {
            case MediumLook.Picture(PictureLook look) ->
                look.known().stream()
                        .limit(NewEntry.MOST_LOOKS)
                        .<Fingerprint>map(print -> print)
                        .toList();
            case MediumLook.Video _ ->
                throw new Problem(ProblemType.NOT_A_PICTURE, "The file is a video and no picture.", "file");
            case MediumLook.Unseen refusal -> throw MediaProblems.of(refusal, "file");
        };
    }

    private List<Fingerprint> vpdq(byte[] bytes) {
        return switch (look(bytes)) {
            case MediumLook.Video(VideoLook look) -> List.of(look.vpdq());
            case MediumLook.Picture _ ->
                throw new Problem(ProblemType.NOT_A_PICTURE, "The file is a picture and no video.", "file");
            case MediumLook.Unseen refusal -> throw MediaProblems.of(refusal, "file");
        };
    }

    private MediumLook look(byte[] bytes) {
        return at(lenses, () -> looker.lookExactly(bytes));
    }

    private static String text(byte[] bytes) {
        if (bytes.length > LONGEST_TEXT) {
            throw new Problem(ProblemType.TOO_LARGE, "A text may have " + LONGEST_TEXT + " bytes.");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return CanonicalText.of(text).text();
        } catch (CharacterCodingException e) {
            throw Refusal.bad("The text is not UTF-8.");
        }
    }

    /** The signals alone, where every one of them could be made. */
    public static List<Fingerprint> all(Hashes hashes) {
        List<Fingerprint> all = new ArrayList<>();
        hashes.signals().forEach((type, prints) -> {
            if (prints.isEmpty()) {
                throw Refusal.bad(
                        "Invalid " + type.wireName() + " signal: the content has too little structure for one");
            }
            all.addAll(prints);
        });
        return all;
    }
}
