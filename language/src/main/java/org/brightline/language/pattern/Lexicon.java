package org.brightline.language.pattern;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.brightline.language.CanonicalText;
import org.brightline.language.Element;
import org.brightline.language.PatternException;
import org.brightline.language.names.ListedName;
import org.brightline.language.names.NameList;
import org.brightline.language.words.Token;
import org.brightline.language.words.Tokenizer;
import org.brightline.language.words.Vocabulary;

/**
 * The data that a {@link PatternReader} reads with: concepts by language, listed names, and common words by language.
 *
 * @param concepts for each covered language, its concepts
 * @param names the listed names, looked for in every language
 * @param words for each language that we can tell, its common words
 */
record Lexicon(Map<String, List<Concept>> concepts, List<ListedName> names, Map<String, Set<String>> words) {
    private static final List<String> COVERED = List.of("en", "de", "fr", "es", "ar");
    private static final List<String> NAME_LISTS = List.of("names/demo-designations.csv", "names/demo-acts.csv");

    /** The data shipped with this module. */
    static Lexicon shipped() {
        return CompiledPatterns.read(bytes(CompiledPatterns.FILE), shippedNames());
    }

    /** The same data from the files that people write, for whoever compiles or checks them. */
    static Lexicon written() {
        Map<String, List<Concept>> concepts = new HashMap<>();
        COVERED.forEach(language -> concepts.put(language, concepts(language)));
        Map<String, Set<String>> words = new HashMap<>();
        ConceptFile.parseLists("words.yaml", resource("words.yaml")).forEach((language, lines) -> {
            Set<String> some = new HashSet<>();
            for (String line : lines) {
                for (Token token : Tokenizer.tokens(CanonicalText.of(line).text())) {
                    some.add(token.text());
                }
            }
            words.put(language, some);
        });
        return new Lexicon(concepts, shippedNames(), words);
    }

    private static List<ListedName> shippedNames() {
        return NAME_LISTS.stream()
                .flatMap(list -> NameList.parse(list, resource(list)).stream())
                .toList();
    }

    private static List<Concept> concepts(String language) {
        String folder = "patterns/" + language + "/";
        PatternLists lists = new PatternLists(
                ConceptFile.parseLists(language + "/lists.yaml", resource(folder + "lists.yaml")), null);
        List<Concept> concepts = new ArrayList<>();
        for (String name : resource(folder + "index.txt").lines().toList()) {
            if (!name.isBlank()) {
                concepts.add(ConceptFile.parse(language + "/" + name, resource(folder + name), lists));
            }
        }
        return concepts;
    }

    /** The same data with other listed names. */
    Lexicon withNames(List<ListedName> other) {
        return new Lexicon(concepts, List.copyOf(other), words);
    }

    /** The same data with other listed names beside its own. */
    Lexicon withMoreNames(List<ListedName> other) {
        return new Lexicon(
                concepts, Stream.concat(names.stream(), other.stream()).toList(), words);
    }

    private static String resource(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Element.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new PatternException("The resource " + name + " is missing from the language module.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new PatternException("The resource " + name + " cannot be read.", e);
        }
    }

    /** Its patterns' words and its names, which are mended from every disguise, and its common words. */
    Vocabulary vocabulary() {
        Set<String> own = new HashSet<>();
        concepts.values()
                .forEach(some -> some.forEach(concept -> {
                    concept.patterns().forEach(pattern -> pattern.collect(own));
                    concept.not().forEach(pattern -> pattern.collect(own));
                }));
        for (ListedName name : names) {
            Tokenizer.tokens(CanonicalText.of(name.name()).text()).forEach(token -> own.add(token.text()));
        }
        own.remove("");
        Set<String> common = new HashSet<>();
        words.values().forEach(common::addAll);
        return new Vocabulary(own, common);
    }
}
