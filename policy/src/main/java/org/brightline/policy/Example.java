package org.brightline.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brightline.language.Reader;
import org.brightline.policy.facts.Facts;
import org.brightline.policy.facts.ItemFacts;
import org.brightline.policy.facts.MatchFact;
import org.brightline.policy.facts.Window;
import org.jspecify.annotations.Nullable;

/**
 * An invented post, as a clause's example or in a policy test.
 *
 * @param text what it says; empty where only its picture counts
 * @param language a language hint, BCP 47, or null
 * @param audience who could see it: PUBLIC unless it says otherwise
 * @param known names of banks that its picture is in, for clauses about known content; mostly empty
 * @param history what is known of the account; a window that is not there is not known
 */
public record Example(
        String text, @Nullable String language, String audience, List<String> known, Map<Window, Long> history) {
    /** Keeps its own copies. */
    public Example {
        known = List.copyOf(known);
        history = Map.copyOf(history);
    }

    /** A public post of which no more is known. */
    public static Example ofText(String text, @Nullable String language) {
        return new Example(text, language, "PUBLIC", List.of(), Map.of());
    }

    /** The post in a few words: what it says, and what else is known of it, as the same text may be an example of two kinds. */
    public String words() {
        List<String> about = new ArrayList<>();
        if (!known.isEmpty()) {
            about.add("with a picture in the bank " + String.join(" and in the bank ", known));
        }
        if (!audience.equals("PUBLIC")) {
            about.add(audienceWords());
        }
        if (language != null) {
            about.add("in " + Locale.forLanguageTag(language).getDisplayName(Locale.ENGLISH));
        }
        history.entrySet().stream()
                .map(window -> window.getKey() + ": " + window.getValue())
                .sorted()
                .forEach(about::add);
        String said = String.join("; ", about);
        return text.isEmpty() ? said : said.isEmpty() ? text : text + " (" + said + ")";
    }

    private String audienceWords() {
        return switch (audience) {
            case "OPEN_GROUP" -> "for an open group";
            case "CLOSED_GROUP" -> "for a closed group";
            case "PRIVATE" -> "sent in private";
            default -> "for " + audience;
        };
    }

    /** What a reader finds in it, ready to be judged. A known picture is an exact copy of an entry of its bank. */
    public Facts read(Reader reader) {
        List<MatchFact> matches = new ArrayList<>();
        for (String bank : known) {
            matches.add(new MatchFact(0, bank, true, "example", "SHA256", 0, 0));
        }
        return new Facts(
                new ItemFacts("example", "post", audience), reader.read(text, language), matches, List.of(), history);
    }
}
