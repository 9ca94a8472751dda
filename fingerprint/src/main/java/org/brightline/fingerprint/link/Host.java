package org.brightline.fingerprint.link;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The host of an address in one form: ASCII, lower case, without the names that only say www or mobile. */
public final class Host {

    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST = 253;

    private static final Set<String> MOBILE = Set.of("m", "mobile");
    private static final Pattern WWW = Pattern.compile("www[0-9]?");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]+");

    /** The dots of other scripts (UTS #46). */
    private static final Pattern DOTS = Pattern.compile("[\u3002\uff0e\uff61]");

    /** Characters that UTS #46 takes out: soft hyphen, joiners between words, variation selectors, byte order mark. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\u00ad\u034f\u180b-\u180d\u200b\u2060\u2064\ufe00-\ufe0f\ufeff]");

    private Host() {}

    /** @throws IllegalArgumentException if no host is written like this; the message says why */
    public static String canonical(String written) {
        if (written.isEmpty()) {
            throw new IllegalArgumentException("The address has no host.");
        }
        if (written.startsWith("[")) {
            return IpAddress.six(written);
        }
        String unicode = DOTS.matcher(decoded(written)).replaceAll(".");
        List<String> labels = new ArrayList<>(List.of(ascii(unicode).split("\\.", -1)));
        if (labels.size() > 1 && labels.getLast().isEmpty()) {
            labels.removeLast();
        }
        labels.forEach(Host::check);
        if (IpAddress.looksLikeFour(labels.getLast())) {
            return IpAddress.four(labels);
        }
        withoutWww(labels);
        String host = String.join(".", labels);
        if (host.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A host has at most " + LONGEST + " characters; this one has " + host.length() + ".");
        }
        return host;
    }

    private static String decoded(String written) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Escapes.meant(written)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The host of the address is not UTF-8 where it is escaped.", e);
        }
    }

    /** Each label in the form of IDNA (UTS #46, not transitional: ß stays itself), which any Unicode text has. */
    private static String ascii(String unicode) {
        if (unicode.chars().allMatch(c -> c < 0x80)) {
            return unicode.toLowerCase(Locale.ROOT);
        }
        String visible = INVISIBLE.matcher(unicode).replaceAll("");
        String folded = Normalizer.normalize(visible, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String mapped = Normalizer.normalize(folded, Normalizer.Form.NFKC);
        return List.of(mapped.split("\\.", -1)).stream()
                .map(label -> label.chars().allMatch(c -> c < 0x80) ? label : "xn--" + Punycode.encode(label))
                .collect(Collectors.joining("."));
    }

    private static void check(String label) {
        if (label.isEmpty()) {
            throw new IllegalArgumentException("The host of the address has an empty name between two dots.");
        }
        if (label.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException("A name in a host has at most " + LONGEST_LABEL
                    + " characters; one of this" + " address has " + label.length() + ".");
        }
        if (!LABEL.matcher(label).matches()) {
            int wrong = label.codePoints()
                    .filter(c -> !LABEL.matcher(Character.toString(c)).matches())
                    .findFirst()
                    .orElseThrow();
            throw new IllegalArgumentException(
                    "A host has letters, digits, hyphens and dots; this one has U+%04X.".formatted(wrong));
        }
    }

    /** A name that only says www or mobile goes where at least two others stay. */
    private static void withoutWww(List<String> labels) {
        while (labels.size() > 2 && (WWW.matcher(labels.getFirst()).matches() || MOBILE.contains(labels.getFirst()))) {
            labels.removeFirst();
        }
        while (labels.size() > 3 && MOBILE.contains(labels.get(1))) {
            labels.remove(1);
        }
    }

    /** The canonical host and those above it that have at least two names. */
    public static List<String> andAbove(String host) {
        List<String> hosts = new ArrayList<>(List.of(host));
        if (host.startsWith("[") || IpAddress.looksLikeFour(host.substring(host.lastIndexOf('.') + 1))) {
            return hosts;
        }
        for (int dot = host.indexOf('.');
                dot >= 0 && host.indexOf('.', dot + 1) >= 0;
                dot = host.indexOf('.', dot + 1)) {
            hosts.add(host.substring(dot + 1));
        }
        return hosts;
    }
}
