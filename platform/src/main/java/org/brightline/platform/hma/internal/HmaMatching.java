package org.brightline.platform.hma.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.matching.Match;
import org.brightline.matching.MatchIndex;
import org.brightline.platform.access.Open;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.IndexStatus;
import org.brightline.platform.base.Actor;
import org.brightline.platform.hma.internal.Lookups.BankMatch;
import org.brightline.platform.hma.internal.input.Bodies;
import org.brightline.platform.hma.internal.input.Flags;
import org.brightline.platform.hma.internal.input.Hasher;
import org.brightline.platform.hma.internal.input.Refusal;
import org.brightline.platform.hma.internal.input.Signals;
import org.brightline.platform.hma.internal.input.TypeSwitches;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks signals and content up: {@code /m}. */
@RestController
class HmaMatching {
    private final Hasher hasher;
    private final Lookups lookups;
    private final TypeSwitches switches;
    private final Banks banks;

    HmaMatching(Hasher hasher, Lookups lookups, TypeSwitches switches, Banks banks) {
        this.hasher = hasher;
        this.lookups = lookups;
        this.switches = switches;
        this.banks = banks;
    }

    @Open(Door.REASON)
    @GetMapping("/m/raw_lookup")
    Raw raw(
            @RequestParam String signal,
            @RequestParam(name = "signal_type") String type,
            @RequestParam(required = false) @Nullable String banks,
            @RequestParam(name = "include_distance", required = false) @Nullable String distance) {
        boolean distances = Flags.of("include_distance", distance);
        List<Match> matches = lookups.raw(Signals.read(type, signal, switches::on), names(banks));
        return new Raw(
                distances
                        ? matches.stream().map(BankMatch::of).toList()
                        : matches.stream().map(Match::number).toList());
    }

    /** @param matches numbers of content, or these with their distances */
    record Raw(List<?> matches) {}

    @Open(Door.REASON)
    @GetMapping("/m/lookup")
    Map<String, ?> lookup(
            @RequestParam(required = false) @Nullable String url,
            @RequestParam(name = "content_type", required = false) @Nullable String contentType,
            @RequestParam(required = false) @Nullable String types,
            @RequestParam(required = false) @Nullable String signal,
            @RequestParam(name = "signal_type", required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String banks,
            @RequestParam(required = false) @Nullable String seed,
            @RequestParam(name = "bypass_coinflip", required = false) @Nullable String bypass,
            @RequestAttribute(Door.ACTOR) Actor by) {
        Lookups.Wish wish = wish(banks, seed, Flags.of("bypass_coinflip", bypass), by);
        if (url != null && !url.isEmpty()) {
            String wanted = types == null ? type : types;
            if (type != null && !Signals.list(wanted).orElse(List.of()).contains(type)) {
                throw Refusal.bad("signal_type '" + type + "' is none of the types that are asked for: " + wanted);
            }
            Map<String, Map<String, List<BankMatch>>> found = found(hasher.ofAddress(url, contentType, wanted), wish);
            return type == null ? found : found.getOrDefault(type, Map.of());
        }
        if (signal == null || type == null) {
            throw Refusal.bad("Either url or both signal and signal_type are required");
        }
        return lookups.byBank(lookups.asking(wish), List.of(Signals.read(type, signal, switches::on)), wish);
    }

    @Open(Door.REASON)
    @PostMapping("/m/lookup")
    Map<String, ?> lookupUpload(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String types,
            @RequestParam(required = false) @Nullable String banks,
            @RequestParam(required = false) @Nullable String seed,
            @RequestParam(name = "bypass_coinflip", required = false) @Nullable String bypass,
            @RequestAttribute(Door.ACTOR) Actor by)
            throws IOException {
        Lookups.Wish wish = wish(banks, seed, Flags.of("bypass_coinflip", bypass), by);
        return found(hasher.ofUpload(request, types), wish);
    }

    /** All signals of a piece of content are of one mind about banks with a share. */
    private Map<String, Map<String, List<BankMatch>>> found(Hasher.Hashes hashes, Lookups.Wish wish) {
        Lookups.Wish whole = wish.seed() == null
                ? new Lookups.Wish(wish.banks(), hashes.digest(), wish.everyBank(), wish.floods())
                : wish;
        Map<String, Map<String, List<BankMatch>>> found = new LinkedHashMap<>();
        MatchIndex index = lookups.asking(whole);
        hashes.signals().forEach((type, prints) -> found.put(type.wireName(), lookups.byBank(index, prints, whole)));
        return found;
    }

    private static Set<String> names(@Nullable String banks) {
        return Set.copyOf(Signals.list(banks).orElse(List.of()));
    }

    private static Lookups.Wish wish(@Nullable String banks, @Nullable String seed, boolean everyBank, Actor by) {
        return new Lookups.Wish(
                names(banks), seed == null || seed.isEmpty() ? null : seed, everyBank, Lookups.floods(by));
    }

    @Open(Door.REASON)
    @GetMapping("/m/index/status")
    Map<String, Index> indexStatus(@RequestParam(name = "signal_type", required = false) @Nullable String type) {
        Map<FingerprintType, IndexStatus> known = banks.indexStatus();
        Map<String, Index> status = new LinkedHashMap<>();
        for (FingerprintType each : HmaTypes.chosen(type, name -> "No such signal type '" + name + "'")) {
            IndexStatus of = known.get(each);
            status.put(each.wireName(), of == null ? Index.EMPTY : new Index(true, of.builtTo(), of.indexed()));
        }
        return status;
    }

    record Index(
            boolean present,

            @com.fasterxml.jackson.annotation.JsonProperty("built_to")
            long builtTo,

            long size) {
        static final Index EMPTY = new Index(true, -1, 0);
    }

    @Open(Door.REASON)
    @PostMapping("/m/compare")
    Map<String, List<Object>> compare(HttpServletRequest request) throws IOException {
        if (!(Bodies.json(request) instanceof ObjectNode pairs)) {
            throw Refusal.bad("Request input was not a dict");
        }
        Map<String, List<Object>> compared = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> pair : pairs.properties()) {
            compared.put(pair.getKey(), compared(pair.getKey(), pair.getValue()));
        }
        return compared;
    }

    private List<Object> compared(String name, JsonNode hashes) {
        if (!hashes.isArray()) {
            throw Refusal.bad("Comparison hashes for " + name + " was not a list");
        }
        if (hashes.size() != 2) {
            throw Refusal.bad("Comparison hash list length must be exactly 2");
        }
        return Comparisons.of(
                Signals.read(name, Bodies.text(hashes.get(0)), switches::on),
                Signals.read(name, Bodies.text(hashes.get(1)), switches::on));
    }
}
