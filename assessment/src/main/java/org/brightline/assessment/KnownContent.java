package org.brightline.assessment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.brightline.assessment.Evidence.SetAside.Why;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.Md5;
import org.brightline.fingerprint.Sha256;
import org.brightline.fingerprint.VideoMd5;
import org.brightline.fingerprint.VideoSha256;
import org.brightline.fingerprint.Vpdq;
import org.brightline.fingerprint.picture.PdqHash;
import org.brightline.fingerprint.picture.PictureLook;
import org.brightline.fingerprint.video.VideoLook;
import org.brightline.matching.BankEntry;
import org.brightline.matching.BankRole;
import org.brightline.matching.Match;
import org.brightline.matching.MatchIndex;
import org.brightline.matching.MatchResult;
import org.brightline.matching.Query;
import org.brightline.policy.facts.MatchFact;
import org.jspecify.annotations.Nullable;

/** What an item's media, its words and its links are known as. */
final class KnownContent {
    /** The nearest matches of a fingerprint are kept; more would add nothing that a reviewer can weigh. */
    static final int MOST_MATCHES = 20;

    private final MatchIndex index;
    private final LongFunction<Optional<Vpdq>> videos;
    private final List<MediumFingerprints> fingerprints = new ArrayList<>();
    private final Map<MatchFact, Evidence.MatchEvidence> matches = new LinkedHashMap<>();
    private final List<Evidence.SetAside> setAside = new ArrayList<>();
    private final List<String> unmatched = new ArrayList<>();

    /** @param videos gives the frames of the video that an entry of the index is, for the places that are the same */
    KnownContent(MatchIndex index, LongFunction<Optional<Vpdq>> videos) {
        // An animation asks for each of its frames, and is one item all the same.
        this.index = index.countingOnce();
        this.videos = videos;
    }

    /** Looks a medium up. */
    void medium(int medium, Medium content, MediumLook look) {
        Sha256 sha256 = Sha256.of(content.bytes());
        Md5 md5 = Md5.of(content.bytes());
        Source source = new Source(medium, sha256.text());
        match(source, sha256, null);
        match(source, md5, null);
        PictureLook picture = null;
        List<Fingerprint> sought = new ArrayList<>(List.of(sha256, md5));
        String undecodable = null;
        switch (look) {
            case MediumLook.Picture(PictureLook seen) -> {
                picture = seen;
                seen.looks().stream()
                        .map(PictureLook.Look::hash)
                        .filter(PdqHash::usable)
                        .map(PdqHash::hash)
                        .distinct()
                        .forEach(sought::add);
                picture(source, seen);
            }
            case MediumLook.Video(VideoLook seen) -> {
                sought.addAll(List.of(seen.sha256(), seen.md5(), seen.vpdq()));
                seen.withoutBars().ifPresent(sought::add);
                video(source, seen);
            }
            case MediumLook.Unseen(MediumLook.Why why, String message) -> {
                sought.addAll(List.of(new VideoSha256(sha256), new VideoMd5(md5)));
                match(source, new VideoSha256(sha256), null);
                match(source, new VideoMd5(md5), null);
                undecodable = why + ": " + message;
                unmatched.add("Medium " + (medium + 1) + " could not be compared. " + message);
            }
        }
        fingerprints.add(new MediumFingerprints(
                medium,
                sha256,
                md5,
                picture == null ? null : picture.hashes().getFirst().hash(),
                picture == null ? 0 : picture.hashes().getFirst().quality(),
                sought,
                undecodable));
    }

    private void picture(Source source, PictureLook picture) {
        boolean found = false;
        for (PictureLook.Look look : picture.looks()) {
            // A turned look is asked for only where the picture as it is, or another turn of it, is nothing known: so a
            // picture that looks the same turned counts once.
            if (look.hash().usable() && (look.asItIs() || !found)) {
                found |= match(source, look.hash().hash(), MatchNotes.of(look));
            }
        }
        picture.incomplete().ifPresent(why -> notWhole(source, why));
    }

    private void video(Source source, VideoLook video) {
        match(source, video.sha256(), null);
        match(source, video.md5(), null);
        if (!match(source, video.vpdq(), null)) {
            video.withoutBars().ifPresent(cut -> match(source, cut, null));
        }
        video.incomplete().ifPresent(why -> notWhole(source, why));
    }

    private void notWhole(Source source, String why) {
        unmatched.add("Medium " + (source.medium + 1) + " could not be compared as a whole. " + why);
    }

    /**
     * Looks a text and its links up, as far as the index holds such fingerprints.
     *
     * @param written as it was sent
     * @param canonical the same in its canonical form
     */
    void text(String written, String canonical) {
        Source source = new Source(
                MatchFact.TEXT,
                Sha256.of(canonical.getBytes(StandardCharsets.UTF_8)).text());
        TextPrints.words(canonical, index::holds).forEach(print -> match(source, print, null));
        TextPrints.links(written, index::holds)
                .forEach((print, host) -> match(source, print, "A link in the text leads to " + host + "."));
    }

    /**
     * What is looked up.
     *
     * @param medium which medium of the item, or {@link MatchFact#TEXT}
     * @param content names its content, by which sampling is decided
     */
    private record Source(int medium, String content) {}

    /** Looks a fingerprint up; whether there was anything to say about it. */
    private boolean match(Source source, Fingerprint fingerprint, @Nullable String note) {
        MatchResult result =
                index.find(Query.of(fingerprint).about(source.content).atMost(MOST_MATCHES));
        for (Match match : result.matches()) {
            Evidence.MatchEvidence evidence = evidence(source, fingerprint, match, note);
            if (match.quarantined()) {
                setAside.add(new Evidence.SetAside(evidence, Why.QUARANTINED, null));
                waits(source);
            } else {
                MatchFact fact = new MatchFact(
                        source.medium,
                        evidence.bank(),
                        evidence.role() == BankRole.CONFIRMED,
                        Long.toString(evidence.entry()),
                        evidence.type().name(),
                        evidence.distance(),
                        evidence.threshold());
                keep(fact, evidence);
            }
        }
        for (MatchResult.Silenced silenced : result.silenced()) {
            setAside.add(new Evidence.SetAside(
                    evidence(source, fingerprint, silenced.match(), note),
                    Why.SILENCED,
                    evidence(source, fingerprint, silenced.by(), note)));
        }
        for (Match match : result.sampledOut()) {
            setAside.add(new Evidence.SetAside(evidence(source, fingerprint, match, note), Why.SAMPLED_OUT, null));
        }
        return !result.equals(MatchResult.NOTHING);
    }

    /** A flood may be the attack itself: what it matches is not known to be harmless, and must not be forgotten. */
    private void waits(Source source) {
        String what = source.medium == MatchFact.TEXT ? "The text" : "Medium " + (source.medium + 1);
        String why = what
                + " is like an entry of a bank that matches so suddenly often that a person has to look at it first.";
        if (!unmatched.contains(why)) {
            unmatched.add(why);
        }
    }

    /** Of all frames and looks that are like the same entry, the nearest says enough. */
    private void keep(MatchFact fact, Evidence.MatchEvidence evidence) {
        Optional<MatchFact> before = matches.keySet().stream()
                .filter(other -> other.medium() == fact.medium()
                        && other.entry().equals(fact.entry())
                        && other.fingerprint().equals(fact.fingerprint()))
                .findFirst();
        if (before.isEmpty() || fact.distance() < before.get().distance()) {
            before.ifPresent(matches::remove);
            matches.put(fact, evidence);
        }
    }

    private Evidence.MatchEvidence evidence(
            Source source, Fingerprint fingerprint, Match match, @Nullable String note) {
        BankEntry entry = match.entry();
        return new Evidence.MatchEvidence(
                source.medium,
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
                entry.reason(),
                fingerprint instanceof Vpdq video
                        ? MatchNotes.paragraph(match, video, videos.apply(match.number()))
                        : note);
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

    /** What could not be compared, each with its reason. */
    List<String> unmatched() {
        return unmatched;
    }
}
