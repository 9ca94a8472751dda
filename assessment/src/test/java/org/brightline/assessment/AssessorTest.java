package org.brightline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.Sha256;
import org.brightline.fingerprint.decoding.PictureDecoder;
import org.brightline.fingerprint.decoding.PictureViewer;
import org.brightline.fingerprint.picture.PdqHasher;
import org.brightline.fingerprint.picture.PictureException;
import org.brightline.fingerprint.picture.PictureLimits;
import org.brightline.language.Element;
import org.brightline.language.Reading;
import org.brightline.matching.BankEntry;
import org.brightline.matching.BankRole;
import org.brightline.matching.BankSettings;
import org.brightline.matching.Entry;
import org.brightline.matching.EntryBatch;
import org.brightline.matching.LiveIndex;
import org.brightline.matching.MatchIndex;
import org.brightline.matching.MatchSettings;
import org.brightline.matching.flood.Flood;
import org.brightline.matching.flood.FloodGuard;
import org.brightline.policy.Result;
import org.brightline.policy.Rung;
import org.brightline.policy.Trace;
import org.brightline.policy.facts.AccountEvent;
import org.brightline.policy.facts.Window;
import org.brightline.policy.files.ReleaseReader;
import org.junit.jupiter.api.Test;

class AssessorTest {
    private static final UUID ENTRY = UUID.fromString("00000000-0000-7000-8000-000000000001");

    @Test
    void a_finding_names_clause_words_and_release() {
        String text = "Good morning. Join the Ashfall Front today, brothers.";
        Assessment assessment = Samples.assessor().assess(Samples.post(text));
        assertThat(assessment.outcome()).isEqualTo(Outcome.FINDING);
        assertThat(assessment.rung()).isEqualTo(Rung.SOLICITATION);
        assertThat(assessment.release()).isEqualTo(Samples.release().digest());
        assertThat(assessment.language()).isEqualTo("en");
        Finding finding = assessment.findings().getFirst();
        assertThat(finding.clause()).isEqualTo("solicitation-recruitment");
        assertThat(finding.result()).isEqualTo(Result.MATCH);
        assertThat(finding.evidence())
                .filteredOn(Evidence.TextEvidence.class::isInstance)
                .map(Evidence.TextEvidence.class::cast)
                .anySatisfy(evidence -> {
                    assertThat(evidence.element()).isEqualTo(Element.RECRUIT);
                    assertThat(evidence.span().of(text)).isEqualTo("Join the Ashfall Front");
                });
        assertThat(finding.trace().steps()).extracting("name").contains("organisation", "when", "doubt");
    }

    @Test
    void a_finding_keeps_what_its_conditions_asked_for_and_did_not_find() {
        Assessment assessment = Samples.assessor().assess(Samples.post("Join the Ashfall Front today, brothers."));
        assertThat(assessment.findings().getFirst().trace().steps())
                .filteredOn(step -> step.name().equals("shade"))
                .singleElement()
                .satisfies(step -> assertThat(step.missing())
                        .containsExactly("not found: SATIRE, FICTION, EDUCATION, COUNTER_SPEECH, REPORTING"));
    }

    @Test
    void a_clause_in_shadow_makes_no_finding_and_tells_what_it_says() {
        Assessor shadow = Samples.assessorWith("solicitation-recruitment.yaml", "mode: live", "mode: shadow");
        Assessment invitation = shadow.assess(Samples.post("Join the Ashfall Front today, brothers."));
        assertThat(invitation.findings()).noneMatch(finding -> finding.clause().equals("solicitation-recruitment"));
        assertThat(invitation.shadows()).containsExactly(new ShadowResult("solicitation-recruitment", Result.MATCH));
        assertThat(shadow.assess(Samples.post("Good morning.")).shadows())
                .containsExactly(new ShadowResult("solicitation-recruitment", Result.NO_MATCH));
        Assessment unread = shadow.assess(Samples.post("Il mercato non è aperto oggi e anche noi non ci siamo"));
        assertThat(unread.read()).isFalse();
        assertThat(unread.outcome()).isEqualTo(Outcome.UNREAD);
        assertThat(unread.shadows()).containsExactly(new ShadowResult("solicitation-recruitment", Result.UNDETERMINED));
        assertThat(Samples.assessor().assess(Samples.post("Good morning.")).shadows())
                .isEmpty();
    }

    @Test
    void an_item_on_which_a_learned_detector_failed_goes_to_a_person_in_any_language() {
        for (String language : List.of("en", "tr")) {
            boolean covered = language.equals("en");
            Assessor assessor = Samples.assessor((text, hint) -> new Reading(language, covered, List.of(), false));
            Assessment assessment = assessor.assess(Samples.post("Good morning."));
            assertThat(assessment.outcome()).as(language).isEqualTo(Outcome.UNDETERMINED);
            assertThat(assessment.findings()).isNotEmpty().allMatch(finding -> finding.result() == Result.UNDETERMINED);
        }
    }

    @Test
    void a_clause_that_asks_for_a_history_cannot_be_judged_where_the_platform_says_none() {
        Assessor assessor = Samples.assessor(ReleaseReader.read("with a history", Map.of("again.yaml", """
                id: again
                title: Again
                text: Forbidden, to invite again.
                law: An invented law
                maps_to:
                  tco: [solicit_group]
                rung: solicitation
                mode: live
                on_undetermined: review
                inputs:
                  removals: removals over 180d
                conditions:
                  invitation:
                    says: it invites
                    cel: text.found(RECRUIT)
                  again:
                    says: two or more items of the account were removed
                    cel: history.removals >= 2
                when: invitation && again
                exemptions_to_ask: [journalism]
                effects:
                  - {effect: remove, human: required}
                must_match:
                  - text: Join the Ashfall Front today, brothers.
                    history: {removals over 180d: 2}
                must_not_match: [Good morning.]
                """)));
        assertThat(assessor.assess(withHistory(Map.of())).outcome()).isEqualTo(Outcome.UNDETERMINED);
        Window window = new Window(AccountEvent.REMOVALS, Duration.ofDays(180));
        assertThat(assessor.assess(withHistory(Map.of(window, 2L))).outcome()).isEqualTo(Outcome.FINDING);
        assertThat(assessor.assess(withHistory(Map.of(window, 1L))).outcome()).isEqualTo(Outcome.CLEAR);
        Window month = new Window(AccountEvent.REMOVALS, Duration.ofDays(30));
        assertThat(assessor.assess(withHistory(Map.of(month, 2L))).outcome())
                .as("another window is no answer")
                .isEqualTo(Outcome.UNDETERMINED);
    }

    private static Item withHistory(Map<Window, Long> history) {
        Item post = Samples.post("Join the Ashfall Front today, brothers.");
        return new Item(
                post.platform(),
                post.externalId(),
                post.kind(),
                post.author(),
                post.audience(),
                post.languageHint(),
                post.createdAt(),
                post.text(),
                post.media(),
                post.contextLink(),
                history);
    }

    @Test
    void a_known_picture_is_promotion_with_distance_bank_and_source() throws PictureException {
        MatchIndex index = MatchIndex.of(List.of(entryFor(Samples.medium(Samples.drawing(7, 256), "png"))));
        Medium smaller = Samples.medium(Samples.drawing(7, 160), "jpeg");
        Assessment assessment = Samples.assessor(index).assess(Samples.item(null, null, List.of(smaller)));
        assertThat(assessment.rung()).isEqualTo(Rung.PROMOTION);
        assertThat(assessment.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.clause()).isEqualTo("promotion-known-content");
            assertThat(finding.evidence())
                    .singleElement()
                    .isInstanceOfSatisfying(Evidence.MatchEvidence.class, match -> {
                        assertThat(match.type()).isEqualTo(FingerprintType.PDQ);
                        assertThat(match.bank()).isEqualTo("confirmed");
                        assertThat(match.entry()).isZero();
                        assertThat(match.role()).isEqualTo(BankRole.CONFIRMED);
                        assertThat(match.distance()).isBetween(0, 31);
                        assertThat(match.threshold()).isEqualTo(31);
                        assertThat(match.label()).isEqualTo("A drawing");
                        assertThat(match.source()).isEqualTo("the lead");
                    });
        });
    }

    @Test
    void a_match_that_known_harmless_content_silences_makes_no_finding_and_is_told_beside_another() {
        Medium picture = Samples.medium(Samples.drawing(7, 256), "png");
        LiveIndex live = bankOf(picture, MatchSettings.PLAIN);
        live.add(EntryBatch.of(List.of(new Entry(2, 2, Sha256.of(picture.bytes())))));
        Assessor assessor = Samples.assessor(live.current());
        assertThat(assessor.assess(Samples.item(null, null, List.of(picture))).outcome())
                .isEqualTo(Outcome.CLEAR);
        Assessment beside = assessor.assess(Samples.item("Join the Ashfall Front, brothers", "en", List.of(picture)));
        assertThat(setAside(beside)).isEqualTo(Evidence.SetAside.Why.SILENCED);
    }

    @Test
    void a_match_of_an_entry_in_quarantine_is_left_to_a_person_and_told_beside_a_finding() throws PictureException {
        Medium picture = Samples.medium(Samples.drawing(7, 256), "png");
        FloodGuard guard = new FloodGuard(FloodGuard.Settings.DEFAULT, InstantSource.system(), _ -> {});
        guard.restore(List.of(new Flood(1, 1000, 1, Instant.EPOCH, Instant.EPOCH)));
        LiveIndex live = bankOf(picture, MatchSettings.PLAIN.withGuard(guard));
        Medium smaller = Samples.medium(Samples.drawing(7, 160), "jpeg");
        live.add(EntryBatch.of(List.of(new Entry(1, 1, pdq(picture)))));
        Assessor assessor = Samples.assessor(live.current());
        Assessment alone = assessor.assess(Samples.item(null, null, List.of(smaller)));
        assertThat(alone.outcome()).isEqualTo(Outcome.UNDETERMINED);
        assertThat(alone.findings().getFirst().trace().steps())
                .extracting(Trace.Step::reason)
                .contains(
                        "Medium 1 is like an entry of a bank that matches so suddenly often that a person has to look at it first.");
        Assessment beside = assessor.assess(Samples.item("Join the Ashfall Front, brothers", "en", List.of(smaller)));
        assertThat(setAside(beside)).isEqualTo(Evidence.SetAside.Why.QUARANTINED);
    }

    @Test
    void an_exact_copy_of_confirmed_content_is_a_finding_also_while_its_entry_is_in_quarantine() {
        Medium picture = Samples.medium(Samples.drawing(7, 256), "png");
        FloodGuard guard = new FloodGuard(FloodGuard.Settings.DEFAULT, InstantSource.system(), _ -> {});
        guard.restore(List.of(new Flood(1, 1000, 1, Instant.EPOCH, Instant.EPOCH)));
        Assessor assessor = Samples.assessor(
                bankOf(picture, MatchSettings.PLAIN.withGuard(guard)).current());
        assertThat(assessor.assess(Samples.item(null, null, List.of(picture))).outcome())
                .isEqualTo(Outcome.FINDING);
    }

    /** The picture as entry 1 of a bank of confirmed content, beside a bank of known harmless content. */
    private static LiveIndex bankOf(Medium picture, MatchSettings settings) {
        LiveIndex live = new LiveIndex(settings, Runnable::run);
        live.banks(List.of(
                BankSettings.confirmed(1, "confirmed"),
                BankSettings.confirmed(2, "harmless").withRole(BankRole.NEGATIVE)));
        live.add(EntryBatch.of(List.of(new Entry(1, 1, Sha256.of(picture.bytes())))));
        return live;
    }

    private static Evidence.SetAside.Why setAside(Assessment assessment) {
        return assessment.findings().getFirst().evidence().stream()
                .filter(Evidence.SetAside.class::isInstance)
                .map(Evidence.SetAside.class::cast)
                .findFirst()
                .orElseThrow()
                .why();
    }

    @Test
    void an_exact_copy_is_known_by_its_digest_even_when_it_cannot_be_decoded() {
        Medium broken = new Medium(new byte[] {1, 2, 3}, "image/png");
        MatchIndex index = MatchIndex.of(
                List.of(new BankEntry(ENTRY, "confirmed", Sha256.of(broken.bytes()), "A file", "the lead")));
        Assessment assessment = Samples.assessor(index).assess(Samples.item(null, null, List.of(broken)));
        assertThat(assessment.outcome()).isEqualTo(Outcome.FINDING);
        assertThat(assessment.fingerprints().getFirst().undecodable()).contains("NOT_A_PICTURE");
    }

    @Test
    void an_unknown_picture_is_clear_and_has_its_fingerprints() {
        Medium picture = Samples.medium(Samples.drawing(8, 256), "png");
        Assessment assessment = Samples.assessor().assess(Samples.item("Look at this", "en", List.of(picture)));
        assertThat(assessment.outcome()).isEqualTo(Outcome.CLEAR);
        assertThat(assessment.fingerprints()).singleElement().satisfies(prints -> {
            assertThat(prints.sha256()).isEqualTo(Sha256.of(picture.bytes()));
            assertThat(prints.pdq()).isNotNull();
            assertThat(prints.quality()).isBetween(50, 100);
            assertThat(prints.undecodable()).isNull();
        });
    }

    @Test
    void a_picture_that_cannot_be_decoded_is_undetermined_with_the_reason() {
        Medium whole = Samples.medium(Samples.drawing(9, 256), "png");
        Medium half = new Medium(Arrays.copyOf(whole.bytes(), whole.bytes().length / 2), "image/png");
        Assessor assessor = Samples.assessor();
        Assessment assessment = assessor.assess(Samples.item("Look at this", "en", List.of(half)));
        assertThat(assessment.outcome()).isEqualTo(Outcome.UNDETERMINED);
        assertThat(assessment.rung()).isEqualTo(Rung.PROMOTION);
        assertThat(assessment.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.result()).isEqualTo(Result.UNDETERMINED));
        assertThat(assessment.fingerprints().getFirst().undecodable()).startsWith("TRUNCATED");
        assertThat(assessor.look(half))
                .isInstanceOfSatisfying(
                        MediumLook.Unseen.class,
                        unseen -> assertThat(unseen.why()).isEqualTo(MediumLook.Why.TRUNCATED));
    }

    @Test
    void a_jpeg_that_is_cut_short_is_compared_as_far_as_it_goes_and_undetermined_unless_it_matches() throws Exception {
        Medium whole = Samples.medium(Samples.drawing(9, 256), "jpeg");
        Medium most = new Medium(Arrays.copyOf(whole.bytes(), whole.bytes().length * 99 / 100), "image/jpeg");
        Assessment unknown = Samples.assessor().assess(Samples.item("Look at this", "en", List.of(most)));
        assertThat(unknown.outcome()).isEqualTo(Outcome.UNDETERMINED);
        assertThat(unknown.findings().getFirst().trace().steps())
                .extracting(Trace.Step::reason)
                .contains("Medium 1 could not be compared as a whole. It is cut short: it ends before it is complete.");
        MatchIndex index = MatchIndex.of(List.of(entryFor(whole)));
        Assessment known = Samples.assessor(index).assess(Samples.item("Look at this", "en", List.of(most)));
        assertThat(known.outcome()).isEqualTo(Outcome.FINDING);
    }

    @Test
    void a_jpeg_that_is_cut_short_is_nothing_for_a_bank() {
        byte[] whole = Samples.medium(Samples.drawing(9, 256), "jpeg").bytes();
        byte[] most = Arrays.copyOf(whole, whole.length * 99 / 100);
        MediumLooker looker =
                MediumLooker.ofPictures(PictureViewer.inProcess(new PictureDecoder(PictureLimits.DEFAULT)));
        assertThat(looker.look(most)).isInstanceOf(MediumLook.Picture.class);
        assertThat(looker.lookExactly(most))
                .isEqualTo(new MediumLook.Unseen(
                        MediumLook.Why.TRUNCATED, "The JPEG picture is cut short: it ends before it is complete."));
        assertThat(looker.lookExactly(Arrays.copyOf(whole, whole.length - 2))).isInstanceOf(MediumLook.Picture.class);
    }

    @Test
    void a_text_that_nobody_could_read_is_unread_and_not_clear() {
        Assessment assessment =
                Samples.assessor().assess(Samples.post("Il mercato non è aperto oggi e anche noi non ci siamo"));
        assertThat(assessment.outcome()).isEqualTo(Outcome.UNREAD);
        assertThat(assessment.findings()).isEmpty();
        assertThat(assessment.language()).isEqualTo("it");
    }

    @Test
    void a_text_that_nobody_could_read_but_that_names_an_organisation_goes_to_a_person() {
        Assessment assessment =
                Samples.assessor().assess(Samples.post("Non siamo soli, anche questa sera la Ashfall Front è qui"));
        assertThat(assessment.outcome()).isEqualTo(Outcome.UNDETERMINED);
        assertThat(assessment.findings())
                .extracting(Finding::clause)
                .containsExactlyInAnyOrder(
                        "promotion-glorification", "solicitation-recruitment", "solicitation-funding");
    }

    @Test
    void a_doubtful_case_is_undetermined() {
        Assessment assessment = Samples.assessor().assess(Samples.post("Long live the Ashfall Front lol"));
        assertThat(assessment.outcome()).isEqualTo(Outcome.UNDETERMINED);
        assertThat(assessment.rung()).isEqualTo(Rung.PROMOTION);
    }

    @Test
    void a_clause_in_shadow_makes_no_finding() {
        Assessor assessor = Samples.assessorWith("solicitation-recruitment.yaml", "mode: live", "mode: shadow");
        assertThat(assessor.assess(Samples.post("Join the Ashfall Front, brothers"))
                        .outcome())
                .isEqualTo(Outcome.CLEAR);
    }

    @Test
    void the_gravest_finding_comes_first_and_gives_the_rung() {
        Assessment assessment = Samples.assessor()
                .assess(Samples.post("Long live the Ashfall Front! Tomorrow I will blow up the town hall."));
        assertThat(assessment.rung()).isEqualTo(Rung.PLOTTING);
        assertThat(assessment.findings()).extracting(Finding::rung).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(assessment.findings()).extracting(Finding::rung).contains(Rung.PROMOTION);
    }

    @Test
    void texts_that_look_alike_have_one_digest_and_the_same_item_one_assessment() {
        Assessor assessor = Samples.assessor();
        assertThat(assessor.assess(Samples.post("Join  US")).textDigest())
                .isEqualTo(assessor.assess(Samples.post("join us")).textDigest())
                .isNotEqualTo(assessor.assess(Samples.post("join them")).textDigest());
        Item item = Samples.post("Long live the Ashfall Front!");
        assertThat(assessor.assess(item)).isEqualTo(assessor.assess(item));
    }

    @Test
    void an_item_with_nothing_in_it_is_clear() {
        assertThat(Samples.assessor()
                        .assess(Samples.item(null, null, List.of()))
                        .outcome())
                .isEqualTo(Outcome.CLEAR);
    }

    private static BankEntry entryFor(Medium medium) throws PictureException {
        return new BankEntry(ENTRY, "confirmed", pdq(medium), "A drawing", "the lead");
    }

    private static Pdq pdq(Medium medium) throws PictureException {
        return PdqHasher.hash(new PictureDecoder(PictureLimits.DEFAULT).decode(medium.bytes()))
                .hash();
    }
}
