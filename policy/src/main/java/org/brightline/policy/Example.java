package org.brightline.policy;

import java.util.ArrayList;
import java.util.List;
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

    /** The post in a few words, for reports: what it says, and what else is set about it. */
    public String words() {
        List<String> words = new ArrayList<>();
        if (!text.isEmpty()) {
            words.add(text);
        }
        if (!known.isEmpty()) {
            words.add("with a picture in " + String.join(", ", known));
        }
        if (language != null) {
            words.add("in " + language);
        }
        if (!audience.equals("PUBLIC")) {
            words.add("for " + audience);
        }
        history.entrySet().stream()
                .map(entry -> "with " + entry.getKey() + ": " + entry.getValue())
                .sorted()
                .forEach(words::add);
        return String.join(", ", words);
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
