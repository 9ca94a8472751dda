package org.brightline.platform.banks.internal;

import org.brightline.platform.banks.Banks;

/** Does at once what the clockwork does now and then. */
public final class Tending {
    private Tending() {}

    /** Writes down noticed floods, and follows other nodes. */
    public static void tend(Banks banks) {
        ((PostgresBanks) banks).tend();
    }

    /** Keeps a snapshot of the index. */
    public static void keep(Banks banks) {
        ((PostgresBanks) banks).keep();
    }
}
