package org.brightline.platform.hma.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.matching.Match;
import org.brightline.matching.MatchIndex;
import org.brightline.platform.access.Open;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.hma.internal.Lookups.Wish;
import org.brightline.platform.hma.internal.input.Bodies;
import org.brightline.platform.hma.internal.input.Hasher;
import org.brightline.platform.hma.internal.input.Refusal;
import org.brightline.platform.hma.internal.input.Remarks;
import org.brightline.platform.hma.internal.input.Signals;
import org.brightline.platform.hma.internal.input.TypeSwitches;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the pages of Hasher-Matcher-Actioner ask for, and with them scripts: look-ups with all that is known of a match. */
@RestController
class HmaUi {
    private final Hasher hasher;
    private final Lookups lookups;
    private final HmaBanks hmaBanks;
    private final Banks banks;
    private final TypeSwitches switches;

    HmaUi(Hasher hasher, Lookups lookups, HmaBanks hmaBanks, Banks banks, TypeSwitches switches) {
        this.hasher = hasher;
        this.lookups = lookups;
        this.hmaBanks = hmaBanks;
        this.banks = banks;
        this.switches = switches;
    }

    /** All that a look-up found, the nearest first. */
    record Found(Map<String, String> hashes, Set<String> banks, List<FoundMatch> matches) {}

    /** @param signal what was looked for, not what was found */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FoundMatch(
            @JsonProperty("bank_name") @Nullable String bank,
            @JsonProperty("content_id") long content,
            String distance,
            @JsonProperty("signal_type") String type,
            @JsonProperty("signal_value") String signal,
            @Nullable JsonNode metadata,
            @Nullable String note) {}

    @Open(Door.REASON)
    @PostMapping("/ui/query")
    Found query(
            HttpServletRequest request,
            @RequestParam(name = "bypass_enabled_ratio", defaultValue = "true") String bypass)
            throws IOException {
        Hasher.Hashes hashes = hasher.ofUpload(request, null);
        return found(hashes.texts(), hashes.signals(), everywhere(hashes.digest(), bypass));
    }

    @Open(Door.REASON)
    @PostMapping("/ui/query_url")
    Found queryUrl(
            @RequestParam(defaultValue = "") String url,
            @RequestParam(name = "content_type", defaultValue = "") String contentType,
            @RequestParam(name = "bypass_enabled_ratio", defaultValue = "true") String bypass,
            HttpServletRequest request) {
        if (url.isEmpty()) {
            throw incomplete("URL is required", "url and content_type", request);
        }
        if (contentType.isEmpty()) {
            throw incomplete("Content type is required", "url and content_type", request);
        }
        Hasher.Hashes hashes = hasher.ofAddress(url, contentType, null);
        return found(hashes.texts(), hashes.signals(), everywhere(hashes.digest(), bypass));
    }

    @Open(Door.REASON)
    @PostMapping("/ui/query_hash")
    Found queryHash(
            @RequestParam(name = "signal_type", defaultValue = "") String type,
            @RequestParam(name = "signal_value", defaultValue = "") String signal,
            @RequestParam(name = "bypass_enabled_ratio", defaultValue = "true") String bypass,
            HttpServletRequest request) {
        if (type.isEmpty()) {
            throw incomplete("Signal type is required", "signal_type and signal_value", request);
        }
        if (signal.isEmpty()) {
            throw incomplete("Signal value is required", "signal_type and signal_value", request);
        }
        return found(Map.of(type, signal), signals(type, signal), everywhere(null, bypass));
    }

    /** A form that lacks a field, or a body that is none: its fields are not seen then. */
    private static Refusal incomplete(String missing, String fields, HttpServletRequest request) {
        return Refusal.bad(
                missing + ". Send a form (application/x-www-form-urlencoded or multipart/form-data) with the fields "
                        + fields + ", and bypass_enabled_ratio if you like. " + Bodies.sentAs(request));
    }

    /** A person who looks something up makes no flood. */
    private static Wish everywhere(@Nullable String content, String bypass) {
        return new Wish(Set.of(), content, bypass.equalsIgnoreCase("true"), Set.of());
    }

    private Map<FingerprintType, List<Fingerprint>> signals(String name, String text) {
        Fingerprint signal = Signals.read(name, text, switches::on);
        return Map.of(signal.type(), List.of(signal));
    }

    private record Near(Match match, FingerprintType type) {}

    private List<Near> near(Map<FingerprintType, List<Fingerprint>> signals, Wish wish) {
        List<Near> near = new ArrayList<>();
        MatchIndex index = lookups.asking(wish);
        signals.forEach((type, prints) ->
                lookups.matches(index, prints, wish).forEach(match -> near.add(new Near(match, type))));
        near.sort(Comparator.comparingInt(each -> each.match().distance()));
        return near;
    }

    private Found found(Map<String, String> texts, Map<FingerprintType, List<Fingerprint>> signals, Wish wish) {
        List<Near> near = near(signals, wish);
        Map<Long, KnownEntry> known =
                banks.entries(near.stream().map(each -> each.match().number()).toList());
        Set<String> names = new TreeSet<>();
        List<FoundMatch> matches = new ArrayList<>();
        for (Near each : near) {
            KnownEntry entry = known.get(each.match().number());
            names.add(each.match().entry().bank());
            matches.add(match(
                    each,
                    texts,
                    each.match().entry().bank(),
                    entry == null ? null : Remarks.shown(entry.state().metadata()),
                    entry == null ? null : entry.state().note()));
        }
        return new Found(texts, names, matches);
    }

    private static FoundMatch match(
            Near near,
            Map<String, String> texts,
            @Nullable String bank,
            @Nullable JsonNode metadata,
            @Nullable String note) {
        String type = near.type().wireName();
        return new FoundMatch(
                bank,
                near.match().number(),
                Signals.distance(near.match()),
                type,
                texts.getOrDefault(type, ""),
                metadata,
                note);
    }

    /** What of a bank content looks like. */
    record FoundInBank(
            @JsonProperty("bank_name") String bank,
            @JsonProperty("content_ids") Set<Long> contents,
            List<FoundMatch> matches) {}

    @Open(Door.REASON)
    @PostMapping("/ui/bank/{name}/content/find")
    FoundInBank find(@PathVariable String name, HttpServletRequest request) throws IOException {
        hmaBanks.required(name);
        ObjectNode wanted = Bodies.object(
                request,
                "Input should be a JSON object, sent as application/json, with url and content_type or with signal_type and"
                        + " signal_value. " + Bodies.sentAs(request));
        String url = wanted.path("url").asString("");
        String type = wanted.path("signal_type").asString("");
        String signal = wanted.path("signal_value").asString("");
        Map<String, String> texts;
        Map<FingerprintType, List<Fingerprint>> signals;
        if (!url.isEmpty()) {
            String contentType = wanted.path("content_type").asString("");
            if (contentType.isEmpty()) {
                throw Refusal.bad("content_type required when searching by URL");
            }
            Hasher.Hashes hashes = hasher.ofAddress(url, contentType, null);
            texts = hashes.texts();
            signals = hashes.signals();
        } else if (!type.isEmpty() && !signal.isEmpty()) {
            texts = Map.of(type, signal);
            signals = signals(type, signal);
        } else {
            throw Refusal.bad("Either 'url' with 'content_type' or 'signal_type' with 'signal_value' required");
        }
        List<FoundMatch> matches = near(signals, new Wish(Set.of(name), null, true, Set.of())).stream()
                .map(near -> match(near, texts, null, null, null))
                .toList();
        Set<Long> contents = new TreeSet<>();
        matches.forEach(match -> contents.add(match.content()));
        return new FoundInBank(name, contents, matches);
    }
}
