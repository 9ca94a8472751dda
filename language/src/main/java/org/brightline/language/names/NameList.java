package org.brightline.language.names;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.brightline.language.Element;
import org.brightline.language.PatternException;

/**
 * Reads lists of names from comma-separated values: a header line, then
 * {@code list,date,element,entity,name,context,homonyms}. A field may stand in quotation marks, two of which inside stand
 * for one (RFC 4180); lines that begin with {@code #} are comments. A name of one word or few letters without a context of
 * its own is given the common one ({@link ShortNames}).
 */
public final class NameList {
    private static final String HEADER = "list,date,element,entity,name,context,homonyms";
    private static final int FIELDS = 7;

    private NameList() {}

    /**
     * Reads one list.
     *
     * @param file its name, for messages
     * @param csv its text
     * @throws PatternException with file and line, when a line cannot be read
     */
    public static List<ListedName> parse(String file, String csv) {
        List<ListedName> names = new ArrayList<>();
        boolean header = true;
        int number = 0;
        for (String line : csv.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (header) {
                if (!line.equals(HEADER)) {
                    throw wrong(file, number, "the first line must be " + HEADER);
                }
                header = false;
                continue;
            }
            names.add(entry(file, number, line));
        }
        return names;
    }

    private static ListedName entry(String file, int number, String line) {
        List<String> fields = fields(file, number, line);
        if (fields.size() != FIELDS) {
            throw wrong(file, number, "a line needs " + FIELDS + " fields, this one has " + fields.size());
        }
        String context = fields.get(5).strip();
        try {
            return new ListedName(
                    fields.get(0).strip(),
                    LocalDate.parse(fields.get(1).strip()),
                    Element.valueOf(fields.get(2).strip()),
                    fields.get(3).strip(),
                    fields.get(4).strip(),
                    context.isEmpty() ? ShortNames.context(fields.get(4)) : context,
                    fields.get(6).strip());
        } catch (DateTimeParseException e) {
            throw wrong(file, number, "'" + fields.get(1) + "' is no date; write it as 2026-11-24");
        } catch (IllegalArgumentException e) {
            throw wrong(file, number, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> fields(String file, int number, String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean twice = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (twice) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw wrong(file, number, "a quotation mark is opened and not closed");
        }
        fields.add(field.toString());
        return fields;
    }

    private static PatternException wrong(String file, int line, String what) {
        return new PatternException(file + ", line " + line + ": " + what + ".");
    }
}
