package org.brightline.language.learned.onnx;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.brightline.language.Element;
import org.brightline.language.learned.Calibration;
import org.brightline.language.learned.LineModel;
import org.brightline.language.learned.session.ModelException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the description of a model. Strict: what is unknown, missing or of a wrong kind is told, all slips at once. */
final class ModelDescriptionFile {
    private static final List<String> KEYS = List.of(
            "name",
            "version",
            "model",
            "tokenizer",
            "languages",
            "max_tokens",
            "output",
            "labels",
            "calibration",
            "mask_names");
    private static final String NONE = "none";
    private static final int DEEPEST = 2;
    private static final int MOST_NAMES = 100;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,39}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    // A model is never sure; the curve would say so where a margin is large.
    private static final double MOST = 0.99;

    private final Path file;
    private final Map<String, Object> content;
    private final List<String> problems = new ArrayList<>();

    private ModelDescriptionFile(Path file, Map<String, Object> content) {
        this.file = file;
        this.content = content;
    }

    /** Reads the bytes of a file that lies at a place; touches no file. */
    static ModelDescription parse(Path file, byte[] bytes) throws ModelException {
        return new ModelDescriptionFile(file, load(file, bytes)).description();
    }

    private ModelDescription description() throws ModelException {
        content.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> problem("unknown key '" + key + "'; known are " + String.join(", ", KEYS)));
        String name = text("name", NAME, "up to 40 of a-z, 0-9, '.', '_' and '-'");
        String version = text("version", VERSION, "up to 40 letters, digits, '.', '_', '+' and '-', in quotes");
        Path model = beside("model", ".onnx");
        Path tokenizer = beside("tokenizer", ".json");
        Set<String> languages = languages();
        int maxTokens = maxTokens();
        ModelDescription.Output output = output();
        List<Optional<Element>> labels = labels(output);
        Calibration calibration = calibration();
        boolean maskNames = maskNames();
        if (!problems.isEmpty()) {
            throw new ModelException(String.join("\n", problems));
        }
        return new ModelDescription(
                name,
                version,
                model,
                tokenizer,
                languages,
                maxTokens,
                output,
                labels,
                calibration,
                content.containsKey("calibration"),
                maskNames);
    }

    private String text(String key, Pattern pattern, String right) {
        if (content.get(key) instanceof String text && pattern.matcher(text).matches()) {
            return text;
        }
        wrong(key, right);
        return "";
    }

    private Path beside(String key, String ending) {
        if (content.get(key) instanceof String text && FILE.matcher(text).matches() && text.endsWith(ending)) {
            return file.resolveSibling(text);
        }
        wrong(key, "the name of a file beside this one, without a folder, that ends with " + ending);
        return file;
    }

    private Set<String> languages() {
        Set<String> languages = new LinkedHashSet<>();
        for (String language : names("languages", "a list of languages such as [en, de]")) {
            if (!LANGUAGE.matcher(language).matches()) {
                problem("'languages' holds '" + language
                        + "'; right is a primary subtag such as en, of two or three letters");
            } else if (!languages.add(language)) {
                problem("'languages' holds '" + language + "' twice");
            }
        }
        return languages;
    }

    private int maxTokens() {
        if (content.get("max_tokens") instanceof Integer number
                && number >= 1
                && number <= ModelDescription.MOST_TOKENS) {
            return number;
        }
        wrong("max_tokens", "a whole number from 1 to " + ModelDescription.MOST_TOKENS);
        return 0;
    }

    private ModelDescription.Output output() {
        for (ModelDescription.Output output : ModelDescription.Output.values()) {
            if (output.name().toLowerCase(Locale.ROOT).equals(content.get("output"))) {
                return output;
            }
        }
        wrong("output", "softmax, where one label is true, or sigmoid, where each may be");
        return ModelDescription.Output.SIGMOID;
    }

    private List<Optional<Element>> labels(ModelDescription.Output output) {
        List<Optional<Element>> labels = new ArrayList<>();
        for (String name : names("labels", "a list with what each output means")) {
            Optional<Element> conduct = LineModel.CONDUCTS.stream()
                    .filter(element -> element.name().equals(name))
                    .findFirst();
            if (conduct.isEmpty() && !name.equals(NONE)) {
                problem("'labels' holds '" + name + "'; right is " + NONE + " or one of " + LineModel.CONDUCTS);
            }
            labels.add(conduct);
        }
        if (!labels.isEmpty() && labels.stream().allMatch(Optional::isEmpty)) {
            problem("'labels' needs one of " + LineModel.CONDUCTS + "; a model without finds nothing");
        }
        if (output == ModelDescription.Output.SOFTMAX && labels.stream().allMatch(Optional::isPresent)) {
            problem("'labels' needs " + NONE
                    + " where 'output' is softmax; without it every text would cross the line");
        }
        return labels;
    }

    private Calibration calibration() {
        Object value = content.get("calibration");
        if (!content.containsKey("calibration")) {
            return new Calibration(-1, 0, MOST);
        }
        if (value instanceof Map<?, ?> map
                && map.keySet().equals(Set.of("slope", "offset"))
                && map.get("slope") instanceof Number slope
                && map.get("offset") instanceof Number offset
                && slope.doubleValue() < 0
                && Double.isFinite(slope.doubleValue())
                && Double.isFinite(offset.doubleValue())) {
            return new Calibration(slope.doubleValue(), offset.doubleValue(), MOST);
        }
        wrong("calibration", "{slope: NUMBER BELOW 0, offset: NUMBER}, or to leave the key out");
        return new Calibration(-1, 0, MOST);
    }

    private boolean maskNames() {
        Object value = content.get("mask_names");
        if (value instanceof Boolean mask) {
            return mask;
        }
        if (content.containsKey("mask_names")) {
            wrong("mask_names", "true or false");
        }
        return false;
    }

    private List<String> names(String key, String right) {
        if (!(content.get(key) instanceof List<?> list) || list.isEmpty() || list.size() > MOST_NAMES) {
            wrong(key, right + ", 1 to " + MOST_NAMES);
            return List.of();
        }
        return list.stream().map(String::valueOf).toList();
    }

    private void wrong(String key, String right) {
        Object value = content.get(key);
        problem(
                content.containsKey(key)
                        ? "'" + key + "' is '" + value + "'; right is " + right
                        : "the key '" + key + "' is missing; right is " + right);
    }

    private void problem(String message) {
        problems.add(file + ": " + message + ".");
    }

    private static Map<String, Object> load(Path file, byte[] bytes) throws ModelException {
        if (bytes.length > ModelDescription.LARGEST) {
            throw new ModelException(file + ": a description has at most " + ModelDescription.LARGEST
                    + " bytes. Name the description, not the model.");
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setAllowDuplicateKeys(false)
                .build();
        Object loaded;
        try {
            String yaml = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String refusal = refusal(new Parse(settings).parseString(yaml));
            if (refusal != null) {
                throw new ModelException(file + ": " + refusal);
            }
            loaded = new Load(settings).loadFromString(yaml);
        } catch (CharacterCodingException e) {
            throw new ModelException(file + ": this is no text in UTF-8. Name the description, not the model.");
        } catch (YamlEngineException | IllegalArgumentException e) {
            // The parser decodes the address in a tag by java.net.URLDecoder, which answers a broken one so.
            throw new ModelException(file + ": not readable as YAML: " + e.getMessage());
        }
        if (!(loaded instanceof Map<?, ?> map)) {
            throw new ModelException(file + ": the file must be a map of keys and values.");
        }
        Map<String, Object> content = new LinkedHashMap<>();
        map.forEach((key, value) -> content.put(String.valueOf(key), value));
        return content;
    }

    /** What keeps a file from being built as a tree, or null: a small file could become deep or large. */
    private static @Nullable String refusal(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            if (event instanceof AliasEvent
                    || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
                return "anchors and aliases are not allowed; write the value out.";
            }
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                return "nested more than " + DEEPEST + " deep.";
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        return null;
    }
}
