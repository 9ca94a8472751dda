package org.brightline.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a clause is called in the taxonomies that others use, so that a finding can be put on an order's form, in a hash's labels
 * or in a report without anybody translating it by hand. The meanings are told in our own words.
 *
 * <p>Sources: Regulation (EU) 2021/784 Art. 2(7)(a) to (e); the behaviour labels of GIFCT's hash-sharing database and its incident
 * response framework of 2025 (gifct.org); the inclusion policy of the Terrorist Content Analytics Platform (terrorismanalytics.org).
 */
public enum TaxonomyLabel {
    /** Art. 2(7)(a). */
    TCO_INCITE(Taxonomy.TCO, "incites an offence, also by glorifying one, and so causes a danger that it is committed"),
    /** Art. 2(7)(b). */
    TCO_SOLICIT_OFFENCE(Taxonomy.TCO, "asks somebody to commit an offence or to contribute to it"),
    /** Art. 2(7)(c). */
    TCO_SOLICIT_GROUP(Taxonomy.TCO, "asks somebody to take part in a terrorist group, also by money or means"),
    /** Art. 2(7)(d). */
    TCO_INSTRUCT(Taxonomy.TCO, "teaches means or methods in order that an offence is committed"),
    /** Art. 2(7)(e). */
    TCO_THREATEN(Taxonomy.TCO, "threatens to commit an offence"),

    /** Imminent credible threat. */
    GIFCT_IMMINENT_CREDIBLE_THREAT(
            Taxonomy.GIFCT, "a specific, imminent and credible threat to people or what they live on"),
    /** Graphic violence against defenceless people. */
    GIFCT_GRAPHIC_VIOLENCE(
            Taxonomy.GIFCT, "shows murder, torture or grave harm of people who cannot defend themselves"),
    /** Glorification of terrorist acts. */
    GIFCT_GLORIFICATION(Taxonomy.GIFCT, "praises or celebrates attacks after they happened"),
    /** Radicalisation, recruitment, instruction. */
    GIFCT_RECRUITMENT_INSTRUCTION(Taxonomy.GIFCT, "recruits, or gives guidance or instruction for operations"),
    /** Perpetrator content of an activated incident. */
    GIFCT_PERPETRATOR_CONTENT(
            Taxonomy.GIFCT, "made by the perpetrator of an attack for which an incident was activated"),

    /** Tier 1. */
    TCAP_THREAT_TO_LIFE(Taxonomy.TCAP, "tier 1: a threat to life, with its capability and intent"),
    /** Tier 2. */
    TCAP_CRISIS(Taxonomy.TCAP, "tier 2: what an attacker made, live or later, with manifestos"),
    /** Tier 3. */
    TCAP_DESIGNATION(Taxonomy.TCAP, "tier 3: official material of a designated organisation"),
    /** Tier 4. */
    TCAP_PROMOTIONAL(
            Taxonomy.TCAP, "tier 4: unofficial, inspiring or instructing material in support of tiers 2 and 3");

    private final Taxonomy taxonomy;
    private final String meaning;

    TaxonomyLabel(Taxonomy taxonomy, String meaning) {
        this.taxonomy = taxonomy;
        this.meaning = meaning;
    }

    /** Whose label it is. */
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    /** What it stands for, a few plain words. */
    public String meaning() {
        return meaning;
    }

    /** Its word in a clause file, without the taxonomy: {@code glorification}. */
    public String word() {
        return name().substring(taxonomy.name().length() + 1).toLowerCase(Locale.ROOT);
    }

    /** Its word behind its taxonomy: {@code GIFCT glorification}. */
    public String fullWord() {
        return taxonomy + " " + word();
    }

    /** The words of one taxonomy. */
    public static List<String> words(Taxonomy taxonomy) {
        return of(taxonomy).stream().map(TaxonomyLabel::word).toList();
    }

    /** The label that a taxonomy has for a word of a clause file; empty where the taxonomy has no such word. */
    public static Optional<TaxonomyLabel> find(Taxonomy taxonomy, String word) {
        return of(taxonomy).stream().filter(label -> label.word().equals(word)).findFirst();
    }

    private static List<TaxonomyLabel> of(Taxonomy taxonomy) {
        return Arrays.stream(values())
                .filter(label -> label.taxonomy == taxonomy)
                .toList();
    }

    /** The taxonomies. */
    public enum Taxonomy {
        /** Regulation (EU) 2021/784, Art. 2(7). */
        TCO,
        /** Global Internet Forum to Counter Terrorism: behaviours. */
        GIFCT,
        /** Terrorist Content Analytics Platform: tiers. */
        TCAP
    }
}
