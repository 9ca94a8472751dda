package org.brightline.policy.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brightline.policy.Example;
import org.brightline.policy.engine.Suggestion;
import org.brightline.policy.engine.Vocabulary;
import org.brightline.policy.facts.Window;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads an invented post: the keys that examples of clauses and policy tests share. */
public final class ExampleFields {
    /** The keys that {@link #read} looks at; whoever adds keys of its own must allow these too. */
    public static final Set<String> KEYS = Set.of("text", "language", "audience", "known", "history");

    private ExampleFields() {}

    /** The post, or null with a problem noted. */
    public static @Nullable Example read(Fields fields) {
        List<String> known = fields.texts("known", "the name of a bank");
        String text = fields.optional("text");
        if (text == null && known.isEmpty()) {
            fields.problem("text", "an example needs a 'text', or a bank in 'known'");
            return null;
        }
        String language = fields.optional("language");
        String audience = fields.optional("audience");
        if (audience != null && !Vocabulary.AUDIENCES.contains(audience)) {
            fields.problem(
                    "audience", "'" + audience + "' is no audience" + Suggestion.of(audience, Vocabulary.AUDIENCES));
        }
        return new Example(
                text == null ? "" : text, language, audience == null ? "PUBLIC" : audience, known, history(fields));
    }

    private static Map<Window, Long> history(Fields fields) {
        Map<Window, Long> history = new LinkedHashMap<>();
        for (Map.Entry<String, Node> entry : fields.map("history").entrySet()) {
            Window window = Window.parse(entry.getKey()).orElse(null);
            String count = fields.text(entry.getValue(), "a count");
            if (window == null) {
                fields.problem(entry.getValue(), "'" + entry.getKey() + "' is no window; write " + Window.form());
            } else if (count != null && !count.matches("[0-9]{1,9}")) {
                fields.problem(entry.getValue(), "'" + count + "' is no count; write 0 to 999999999");
            } else if (count != null) {
                history.put(window, Long.valueOf(count));
            }
        }
        return history;
    }
}
