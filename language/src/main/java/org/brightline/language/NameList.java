package org.brightline.language;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads lists of names from comma-separated values: a header line, then
 * {@code list,date,element,entity,name,context,homonyms}. A field holds no comma and no quotation mark, lines that begin
 * with {@code #} are comments.
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
        String[] fields = line.split(",", -1);
        if (fields.length != FIELDS || line.contains("\"")) {
            throw wrong(file, number, "a line needs " + FIELDS + " fields without commas or quotation marks inside");
        }
        try {
            return new ListedName(
                    fields[0].strip(),
                    LocalDate.parse(fields[1].strip()),
                    Element.valueOf(fields[2].strip()),
                    fields[3].strip(),
                    fields[4].strip(),
                    fields[5].strip(),
                    fields[6].strip());
        } catch (DateTimeParseException e) {
            throw wrong(file, number, "'" + fields[1] + "' is no date; write it as 2026-11-24");
        } catch (IllegalArgumentException e) {
            throw wrong(file, number, String.valueOf(e.getMessage()));
        }
    }

    private static PatternException wrong(String file, int line, String what) {
        return new PatternException(file + ", line " + line + ": " + what + ".");
    }
}
