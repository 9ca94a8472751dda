package org.brightline.benchmarks.robustness;

/**
 * What became of an edit.
 *
 * @param edit what was done to every photo
 * @param turned whether all eight turns of the altered picture were asked for, or it alone
 * @param distances from each altered picture to its own original
 * @param asked the same without altered pictures that are too plain to be asked for
 * @param others from each altered picture, if not too plain, to the originals of all other photos
 * @param together between any two different photos that are both altered so and not too plain
 */
record Finding(Edit edit, boolean turned, Distances distances, Distances asked, Distances others, Distances together) {

    /** The share of altered pictures that are found by their original, 0 to 1; one that is too plain is not. */
    double found(int threshold) {
        return (double) asked.within(threshold) / distances.total();
    }

    /** The number of altered pictures that are too plain to be asked for. */
    long tooPlain() {
        return distances.total() - asked.total();
    }

    /** How strong the edit was, and how it was asked for. */
    String label() {
        return edit.strength() + (turned ? ", eight turns" : "");
    }
}
