package org.brightline.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.brightline.matching.flood.Watch;

/**
 * Who is told what matches.
 *
 * @param roles the roles of the banks whose entries are told of
 */
record Watching(Watch watch, Set<BankRole> roles) {

    Watching once() {
        return new Watching(watch.once(), roles);
    }

    Watching only(Set<BankRole> fewer) {
        return new Watching(watch, Set.copyOf(fewer));
    }

    /** Tells what matched; the entries that are in quarantine. */
    Set<Long> quarantined(List<Hit> hits) {
        Set<Long> quarantined = new HashSet<>();
        for (Hit hit : hits) {
            if (roles.contains(hit.bank().role()) && watch.matched(hit.number())) {
                quarantined.add(hit.number());
            }
        }
        return quarantined;
    }
}
