package org.brightline.platform.console.internal.banks;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.matching.MatchIndex;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.BanksSettings;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.casework.Casework;
import org.brightline.platform.intake.Intake;
import org.brightline.platform.intake.LookAlike;
import org.springframework.stereotype.Component;

/** What an entry matches, or would have matched, of what was kept. */
@Component
class KeptLooks {
    static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 365;

    private final Banks banks;
    private final BanksSettings usual;
    private final Intake intake;
    private final Casework casework;
    private final Clock clock;

    KeptLooks(Banks banks, BanksSettings usual, Intake intake, Casework casework, Clock clock) {
        this.banks = banks;
        this.usual = usual;
        this.intake = intake;
        this.casework = casework;
        this.clock = clock;
    }

    /**
     * What an entry with these fingerprints in this bank matches.
     *
     * @param most how many are shown; whoever may not see cases is told nothing of what was kept
     */
    BankViews.Kept of(String bank, List<Fingerprint> fingerprints, int days, int most, Sessions.Session session) {
        return of(List.of(new LookAlike.Entry(0, fingerprints, threshold(bank))), days, most, session)
                .apply(0L);
    }

    /** The same of some entries, by their numbers. */
    LongFunction<BankViews.Kept> of(Collection<KnownEntry> entries, int days, int most, Sessions.Session session) {
        return of(
                entries.stream()
                        .map(entry ->
                                new LookAlike.Entry(entry.number(), entry.fingerprints(), threshold(entry.bank())))
                        .toList(),
                days,
                most,
                session);
    }

    private LongFunction<BankViews.Kept> of(
            List<LookAlike.Entry> entries, int days, int most, Sessions.Session session) {
        int back = Math.clamp(days, 1, MOST_DAYS);
        if (!session.caller().may(Permission.CASES_READ)) {
            return _ -> new BankViews.Kept(back, List.of(), 0, false);
        }
        Map<Long, LookAlike.Found> found =
                intake.lookAlikes(entries, clock.instant().minus(Duration.ofDays(back)), most);
        return number -> {
            LookAlike.Found of = found.getOrDefault(number, LookAlike.Found.NOTHING);
            return new BankViews.Kept(
                    back, of.nearest().stream().map(this::seen).toList(), of.inAll(), true);
        };
    }

    private int threshold(String bank) {
        return banks.bank(bank)
                .map(Bank::threshold)
                .filter(bits -> bits <= MatchIndex.MAX_THRESHOLD)
                .orElse(usual.threshold());
    }

    private BankViews.Seen seen(LookAlike found) {
        return new BankViews.Seen(
                found.platform(),
                found.externalId(),
                casework.caseOf(found.item()).map(Object::toString).orElse(null),
                found.receivedAt(),
                found.distance());
    }
}
