package org.brightline.language.names;

import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.brightline.language.Element;
import org.brightline.language.PatternException;

/**
 * Imports the organisations of the United Nations Security Council Consolidated List.
 *
 * <p>Only {@code ENTITY} records are taken. Natural persons are left out on purpose: their names are the names of many others.
 * A name of one word or few letters is given the context that it needs ({@link ShortNames}). The list's own date and each
 * reference number are kept as provenance.
 *
 * <p>Source: sc-sanctions.xsd of the United Nations; element names {@code CONSOLIDATED_LIST}, {@code ENTITY}, {@code FIRST_NAME},
 * {@code UN_LIST_TYPE}, {@code REFERENCE_NUMBER}, {@code LISTED_ON}, {@code ENTITY_ALIAS}, {@code ALIAS_NAME}, {@code NAME_ORIGINAL_SCRIPT}.
 */
public final class UnConsolidatedList {
    private static final int LONGEST_NAME = 300;
    private static final int DEEPEST = 16;

    private final String file;
    private final List<ListedName> names = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private String generated = "";

    private UnConsolidatedList(String file) {
        this.file = file;
    }

    /**
     * What an import gave.
     *
     * @param generated when the list was made, as it says itself; empty when it does not say
     * @param names the names and aliases of its organisations
     * @param skipped for each name that cannot be looked for, the name and why
     */
    public record Imported(String generated, List<ListedName> names, List<String> skipped) {
        /** Keeps its own copies. */
        public Imported {
            names = List.copyOf(names);
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * Reads the list. Document types and outside entities are not read.
     *
     * @param file its name, for messages
     * @param xml the document; it is read to its end and not closed
     * @throws PatternException with file and line when it is not such a list
     */
    public static Imported parse(String file, InputStream xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        UnConsolidatedList list = new UnConsolidatedList(file);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(xml);
            list.document(reader);
            reader.close();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new PatternException(file + ", line " + line + ": not readable as XML: " + e.getMessage(), e);
        } catch (MissingResourceException e) {
            // What Java's own parser throws where it lacks the words for what is wrong with a document type.
            throw new PatternException(file + ": not readable as XML: its document type is broken", e);
        }
        return new Imported(list.generated, list.names, list.skipped);
    }

    private void document(XMLStreamReader reader) throws XMLStreamException {
        boolean root = true;
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (root) {
                if (!reader.getLocalName().equals("CONSOLIDATED_LIST")) {
                    throw wrong(reader, "the document must be a CONSOLIDATED_LIST, not " + reader.getLocalName());
                }
                String date = reader.getAttributeValue(null, "dateGenerated");
                generated = date == null ? "" : date;
                root = false;
            } else if (reader.getLocalName().equals("ENTITY")) {
                entity(reader);
            }
        }
    }

    private void entity(XMLStreamReader reader) throws XMLStreamException {
        Set<String> found = new LinkedHashSet<>();
        String name = "";
        String type = "";
        String reference = "";
        String listedOn = "";
        int depth = 1;
        StringBuilder text = new StringBuilder();
        while (depth > 0 && reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                text.setLength(0);
                if (++depth > DEEPEST) {
                    throw wrong(reader, "elements nest more than " + DEEPEST + " deep");
                }
            } else if (event == XMLStreamConstants.CHARACTERS && text.length() <= LONGEST_NAME) {
                text.append(reader.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                String value = text.toString().strip();
                switch (reader.getLocalName()) {
                    case "FIRST_NAME" -> name = value;
                    case "UN_LIST_TYPE" -> type = value;
                    case "REFERENCE_NUMBER" -> reference = value;
                    case "LISTED_ON" -> listedOn = value;
                    case "ALIAS_NAME", "NAME_ORIGINAL_SCRIPT" -> found.add(value);
                    default -> {}
                }
                text.setLength(0);
            }
        }
        found.add(name);
        found.remove("");
        String list =
                "un-" + (type.isEmpty() ? "list" : type.toLowerCase(Locale.ROOT).replace(' ', '-'));
        for (String one : found) {
            add(reader, list, date(reader, reference, listedOn), name + " (" + reference + ")", one);
        }
    }

    private void add(XMLStreamReader reader, String list, LocalDate date, String entity, String name) {
        if (names.size() >= NameFile.MOST_NAMES) {
            throw wrong(reader, "the list has more than " + NameFile.MOST_NAMES + " names");
        }
        if (name.length() > LONGEST_NAME) {
            skipped.add(name.substring(0, 40) + "...: longer than " + LONGEST_NAME + " characters");
            return;
        }
        try {
            names.add(
                    new ListedName(list, date, Element.DESIGNATED_ENTITY, entity, name, ShortNames.context(name), ""));
        } catch (IllegalArgumentException e) {
            skipped.add(name + ": " + e.getMessage());
        }
    }

    private LocalDate date(XMLStreamReader reader, String reference, String listedOn) {
        try {
            return LocalDate.parse(listedOn.length() > 10 ? listedOn.substring(0, 10) : listedOn);
        } catch (DateTimeParseException e) {
            throw wrong(reader, "LISTED_ON of " + reference + " is '" + listedOn + "', not a date such as 2026-11-24");
        }
    }

    private PatternException wrong(XMLStreamReader reader, String what) {
        return new PatternException(file + ", line " + reader.getLocation().getLineNumber() + ": " + what + ".");
    }
}
