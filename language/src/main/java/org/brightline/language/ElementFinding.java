package org.brightline.language;

/**
 * One element, found at one place, by one detector.
 *
 * @param element what was found
 * @param span where in the original text, in UTF-16 units
 * @param detector who found it, for example {@code pattern:en/call-violence} or {@code list:demo-designations}
 * @param version the version of that detector's data
 * @param score how sure the detector is, 0 to 1; a property of the passage, never of a person
 * @param note one plain sentence for the person who reviews it
 */
public record ElementFinding(Element element, Span span, String detector, String version, double score, String note) {}
