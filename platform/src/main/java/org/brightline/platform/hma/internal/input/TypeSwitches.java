package org.brightline.platform.hma.internal.input;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.platform.banks.Banks;

/**
 * Which types of signals are switched on, kept in memory so that a look-up asks no database. Whether it could be read also
 * tells whether this server still hears of changes.
 */
public final class TypeSwitches {
    /** How often they are read. */
    public static final Duration EVERY = Duration.ofMillis(500);

    /** The longest time after which the index still counts as fresh: that of Hasher-Matcher-Actioner. */
    private static final Duration STALE = Duration.ofSeconds(65);

    private final Banks banks;
    private final Clock clock;
    private volatile Map<FingerprintType, Double> shares;
    private volatile Instant read;

    /** With the banks that keep the switches, and the clock by which they are read again. */
    public TypeSwitches(Banks banks, Clock clock) {
        this.banks = banks;
        this.clock = clock;
        this.shares = banks.typeSampling();
        this.read = clock.instant();
    }

    /** Reads them from the database. */
    public void refresh() {
        shares = banks.typeSampling();
        read = clock.instant();
    }

    /** The share of content that is looked at by a type, 0 to 1. */
    public double share(FingerprintType type) {
        return shares.getOrDefault(type, 1.0);
    }

    /** Whether a type is switched on. */
    public boolean on(FingerprintType type) {
        return share(type) > 0;
    }

    /** Whether the database was heard of so long ago that changes may be missing. */
    public boolean stale() {
        return clock.instant().isAfter(read.plus(STALE));
    }
}
