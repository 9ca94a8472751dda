package org.brightline.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brightline.assessment.Evidence.SetAside.Why;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.PdqHash;
import org.brightline.fingerprint.PdqHasher;
import org.brightline.fingerprint.PictureDecoder;
import org.brightline.fingerprint.PictureException;
import org.brightline.fingerprint.Sha256;
import org.brightline.matching.BankEntry;
import org.brightline.matching.Match;
import org.brightline.matching.MatchIndex;
import org.brightline.matching.MatchResult;
import org.brightline.matching.Query;
import org.brightline.policy.MatchFact;

/** Looks at the media of an item: their fingerprints, and what they are known as. */
final class MediaLook {
    /** The nearest matches of a fingerprint are kept; more would add nothing that a reviewer can weigh. */
    static final int MOST_MATCHES = 20;

    private final List<MediumFingerprints> fingerprints = new ArrayList<>();
    private final Map<MatchFact, Evidence.MatchEvidence> matches = new LinkedHashMap<>();
    private final List<Evidence.SetAside> setAside = new ArrayList<>();
    private final List<String> unmatched = new ArrayList<>();

    private MediaLook() {}

    static MediaLook at(List<Medium> media, PictureDecoder decoder, MatchIndex index) {
        MediaLook look = new MediaLook();
        for (int i = 0; i < media.size(); i++) {
            look.add(i, media.get(i), decoder, index);
        }
        return look;
    }

    private void add(int medium, Medium content, PictureDecoder decoder, MatchIndex index) {
        Sha256 sha256 = Sha256.of(content.bytes());
        Md5 md5 = Md5.of(content.bytes());
        match(medium, sha256, sha256, index);
        match(medium, sha256, md5, index);
        Pdq pdq = null;
        int quality = 0;
        String undecodable = null;
        try {
            PdqHash hash = PdqHasher.hash(decoder.decode(content.bytes()));
            pdq = hash.hash();
            quality = hash.quality();
            if (hash.usable()) {
                match(medium, sha256, pdq, index);
            }
        } catch (PictureException e) {
            undecodable = e.kind() + ": " + e.getMessage();
            unmatched.add("Picture " + medium + " could not be compared. " + e.getMessage());
        }
        fingerprints.add(new MediumFingerprints(medium, sha256, md5, pdq, quality, undecodable));
    }

    private void match(int medium, Sha256 content, Fingerprint fingerprint, MatchIndex index) {
        MatchResult result =
                index.find(Query.of(fingerprint).about(content.text()).atMost(MOST_MATCHES));
        for (Match match : result.matches()) {
            Evidence.MatchEvidence evidence = evidence(medium, fingerprint, match);
            if (match.quarantined()) {
                setAside.add(new Evidence.SetAside(evidence, Why.QUARANTINED, null));
            } else {
                MatchFact fact = new MatchFact(
                        medium,
                        evidence.bank(),
                        Long.toString(evidence.entry()),
                        evidence.type().name(),
                        evidence.distance(),
                        evidence.threshold());
                matches.put(fact, evidence);
            }
        }
        for (MatchResult.Silenced silenced : result.silenced()) {
            setAside.add(new Evidence.SetAside(
                    evidence(medium, fingerprint, silenced.match()),
                    Why.SILENCED,
                    evidence(medium, fingerprint, silenced.by())));
        }
        for (Match match : result.sampledOut()) {
            setAside.add(new Evidence.SetAside(evidence(medium, fingerprint, match), Why.SAMPLED_OUT, null));
        }
    }

    private static Evidence.MatchEvidence evidence(int medium, Fingerprint fingerprint, Match match) {
        BankEntry entry = match.entry();
        return new Evidence.MatchEvidence(
                medium,
                fingerprint.type(),
                entry.bank(),
                match.number(),
                match.role(),
                match.distance(),
                match.threshold(),
                entry.label(),
                entry.source(),
                entry.incident(),
                entry.addedBy(),
                entry.reason());
    }

    List<MediumFingerprints> fingerprints() {
        return fingerprints;
    }

    /** The matches as a clause may know them, each with what a reviewer may know. */
    Map<MatchFact, Evidence.MatchEvidence> matches() {
        return matches;
    }

    /** Matches that do not count, and why. */
    List<Evidence.SetAside> setAside() {
        return setAside;
    }

    List<String> unmatched() {
        return unmatched;
    }
}
