package org.brightline.policy.trial;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What came of the examples and tests of a release.
 *
 * @param release its digest
 * @param outcomes one for each example and test, in their order
 */
public record PolicyTestReport(String release, List<Outcome> outcomes) {
    /** Keeps its own copy of the list. */
    public PolicyTestReport {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * What came of one example or test.
     *
     * @param suite the clause or the test file
     * @param name what it is
     * @param failures what was expected and what came instead, with the trace; empty where all is well
     */
    public record Outcome(String suite, String name, List<String> failures) {
        /** Keeps its own copy of the list. */
        public Outcome {
            failures = List.copyOf(failures);
        }
    }

    /** How many did not come out as expected. */
    public long failed() {
        return outcomes.stream()
                .filter(outcome -> !outcome.failures().isEmpty())
                .count();
    }

    /** As plain text: each suite with its count, each failure with its trace, the total last. */
    public String text() {
        StringBuilder out = new StringBuilder();
        suites().forEach((suite, members) -> {
            long failed =
                    members.stream().filter(one -> !one.failures().isEmpty()).count();
            out.append(failed == 0 ? "  ok      " : "  FAILED  ")
                    .append(suite)
                    .append(": ")
                    .append(members.size() - failed)
                    .append(" of ")
                    .append(members.size())
                    .append('\n');
            for (Outcome member : members) {
                for (String failure : member.failures()) {
                    out.append("          ").append(member.name()).append('\n');
                    failure.lines()
                            .forEach(line ->
                                    out.append("            ").append(line).append('\n'));
                }
            }
        });
        return out.append(outcomes.size() - failed())
                .append(" of ")
                .append(outcomes.size())
                .append(" examples and tests come out as the line says; release ")
                .append(release, 0, Math.min(12, release.length()))
                .append(".\n")
                .toString();
    }

    /** In the form of JUnit's XML reports, which build servers read. */
    public String junit() {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            start(xml, "testsuites", "name", "policy " + release, "tests", outcomes.size(), "failures", failed());
            for (Map.Entry<String, List<Outcome>> suite : suites().entrySet()) {
                List<Outcome> members = suite.getValue();
                long failed = members.stream()
                        .filter(one -> !one.failures().isEmpty())
                        .count();
                start(xml, "testsuite", "name", suite.getKey(), "tests", members.size(), "failures", failed);
                for (Outcome member : members) {
                    start(xml, "testcase", "classname", suite.getKey(), "name", member.name());
                    if (!member.failures().isEmpty()) {
                        String all = String.join("\n", member.failures());
                        start(xml, "failure", "message", all.lines().findFirst().orElse(""));
                        xml.writeCharacters(readable(all));
                        xml.writeEndElement();
                    }
                    xml.writeEndElement();
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A report in memory cannot fail to be written.", e);
        }
        return out.toString();
    }

    private static void start(XMLStreamWriter xml, String name, Object... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i].toString(), readable(attributes[i + 1].toString()));
        }
    }

    /** What XML 1.0 cannot hold becomes the replacement character. */
    private static String readable(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || (c >= 0x20 && c <= 0xD7FF)
                                || (c >= 0xE000 && c <= 0xFFFD)
                                || c >= 0x10000
                        ? c
                        : 0xFFFD)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private Map<String, List<Outcome>> suites() {
        Map<String, List<Outcome>> suites = new LinkedHashMap<>();
        outcomes.forEach(outcome -> suites.computeIfAbsent(outcome.suite(), suite -> new ArrayList<>())
                .add(outcome));
        return suites;
    }
}
