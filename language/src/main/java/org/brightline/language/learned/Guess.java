package org.brightline.language.learned;

import java.util.function.Supplier;
import org.brightline.language.Element;

/**
 * What a learned detector takes a stretch for.
 *
 * @param probability that it is so, from 0 to 1
 * @param conduct one of {@link LineModel#CONDUCTS}; asked only where the probability is worth a finding
 */
public record Guess(double probability, Supplier<Element> conduct) {}
