package org.brightline.language.learned;

/**
 * A linear separator; the rarity of a place is already in its weight.
 *
 * @param places a weight for each of {@link Features#BUCKETS} places
 * @param bias what is added
 */
public record Weights(double[] places, double bias) {
    /** How far on which side of the boundary a text lies. */
    public double margin(Features features) {
        double sum = bias;
        for (int i = 0; i < features.places().length; i++) {
            sum += places[features.places()[i]] * features.values()[i];
        }
        return sum;
    }
}
