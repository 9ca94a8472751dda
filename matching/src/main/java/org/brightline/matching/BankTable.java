package org.brightline.matching;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.brightline.fingerprint.FingerprintType;
import org.jspecify.annotations.Nullable;

/** The banks by their numbers. Immutable. */
final class BankTable {

    static final BankTable EMPTY = new BankTable(List.of());

    private final @Nullable BankSettings[] byNumber;

    /** @throws IllegalArgumentException if two banks have the same number or the same name */
    BankTable(Collection<BankSettings> banks) {
        int size = banks.stream().mapToInt(BankSettings::number).max().orElse(-1) + 1;
        byNumber = new @Nullable BankSettings[size];
        for (BankSettings bank : banks) {
            BankSettings same = byNumber[bank.number()];
            if (same != null) {
                throw new IllegalArgumentException(
                        "The banks " + same.name() + " and " + bank.name() + " have the number " + bank.number() + ".");
            }
            byNumber[bank.number()] = bank;
        }
        if (banks.stream().map(BankSettings::name).distinct().count() < banks.size()) {
            throw new IllegalArgumentException("Two banks have the same name.");
        }
    }

    /** The bank of this number, if it is known. */
    @Nullable BankSettings bank(int number) {
        return number < byNumber.length ? byNumber[number] : null;
    }

    List<BankSettings> all() {
        return Arrays.stream(byNumber)
                .filter(Objects::nonNull)
                .map(bank -> (BankSettings) bank)
                .toList();
    }

    BankTable changed(UnaryOperator<BankSettings> change) {
        return new BankTable(all().stream().map(change).toList());
    }

    /** The greatest distance at which a fingerprint of this type matches in the banks to be looked in; -1 if there are none. */
    int reach(FingerprintType type, Set<String> included) {
        int reach = -1;
        for (BankSettings bank : byNumber) {
            if (bank != null && looked(bank, included)) {
                reach = Math.max(reach, bank.distance(type));
            }
        }
        return reach;
    }

    /** Whether a bank is to be looked in: negative banks always are. */
    static boolean looked(BankSettings bank, Set<String> included) {
        return bank.enabled()
                && (included.isEmpty() || bank.role() == BankRole.NEGATIVE || included.contains(bank.name()));
    }
}
