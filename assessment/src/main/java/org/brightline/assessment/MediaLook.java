package org.brightline.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Pdq;
import org.brightline.fingerprint.PdqHash;
import org.brightline.fingerprint.PdqHasher;
import org.brightline.fingerprint.PictureDecoder;
import org.brightline.fingerprint.PictureException;
import org.brightline.fingerprint.Sha256;
import org.brightline.matching.Match;
import org.brightline.matching.MatchIndex;
import org.brightline.policy.MatchFact;

/** Looks at the media of an item: their fingerprints, and what they are known as. */
final class MediaLook {
    /** The nearest matches of a fingerprint are kept; more would add nothing that a reviewer can weigh. */
    static final int MOST_MATCHES = 20;

    private final List<MediumFingerprints> fingerprints = new ArrayList<>();
    private final Map<MatchFact, Evidence.MatchEvidence> matches = new LinkedHashMap<>();
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
        match(medium, sha256, index);
        match(medium, md5, index);
        Pdq pdq = null;
        int quality = 0;
        String undecodable = null;
        try {
            PdqHash hash = PdqHasher.hash(decoder.decode(content.bytes()));
            pdq = hash.hash();
            quality = hash.quality();
            if (hash.usable()) {
                match(medium, pdq, index);
            }
        } catch (PictureException e) {
            undecodable = e.kind() + ": " + e.getMessage();
            unmatched.add("Picture " + medium + " could not be compared. " + e.getMessage());
        }
        fingerprints.add(new MediumFingerprints(medium, sha256, md5, pdq, quality, undecodable));
    }

    private void match(int medium, Fingerprint fingerprint, MatchIndex index) {
        List<Match> found = index.match(fingerprint);
        for (Match match : found.subList(0, Math.min(MOST_MATCHES, found.size()))) {
            MatchFact fact = new MatchFact(
                    medium,
                    match.entry().bank(),
                    match.entry().id().toString(),
                    fingerprint.type().name(),
                    match.distance(),
                    match.threshold());
            matches.put(
                    fact,
                    new Evidence.MatchEvidence(
                            medium,
                            fingerprint.type(),
                            match.entry().bank(),
                            match.entry().id(),
                            match.distance(),
                            match.threshold(),
                            match.entry().label(),
                            match.entry().source()));
        }
    }

    List<MediumFingerprints> fingerprints() {
        return fingerprints;
    }

    /** The matches as a clause may know them, each with what a reviewer may know. */
    Map<MatchFact, Evidence.MatchEvidence> matches() {
        return matches;
    }

    List<String> unmatched() {
        return unmatched;
    }
}
