package org.brightline.policy;

/**
 * How far conduct goes, from the least to the gravest. The order of the constants is the order of the rungs.
 *
 * <p>Source: Regulation (EU) 2021/784 Art. 2(7) and Art. 1(3).
 */
public enum Rung {
    /** Expresses a view, however extreme. Leads to nothing, ever (Art. 1(3)). */
    VIEW,
    /** Glorifies an act or spreads an organisation's propaganda (Art. 2(7)(a)). */
    PROMOTION,
    /** Recruits, raises funds or instructs (Art. 2(7)(b), (c), (d)). */
    SOLICITATION,
    /** Calls for or threatens violence (Art. 2(7)(a), (e)). */
    INCITEMENT,
    /** A concrete intent with preparation, target or time (Art. 2(7)(e), Art. 14(5)). */
    PLOTTING
}
