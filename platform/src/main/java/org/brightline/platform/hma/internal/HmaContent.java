package org.brightline.platform.hma.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.platform.access.Open;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.EntryState;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.banks.NewEntry;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.banks.Validity;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.hma.internal.HmaBanks.BankBody;
import org.brightline.platform.hma.internal.input.Bodies;
import org.brightline.platform.hma.internal.input.Hasher;
import org.brightline.platform.hma.internal.input.Refusal;
import org.brightline.platform.hma.internal.input.Remarks;
import org.brightline.platform.hma.internal.input.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The content of banks, which has the numbers of their entries. */
@RestController
class HmaContent {
    private static final String SOURCE = "HMA interface";
    private static final String NOTE = "note";
    private static final Duration FARTHEST = Duration.ofDays(5 * 365);

    private final Banks banks;
    private final HmaBanks hmaBanks;
    private final Hasher hasher;
    private final Clock clock;

    HmaContent(Banks banks, HmaBanks hmaBanks, Hasher hasher, Clock clock) {
        this.banks = banks;
        this.hmaBanks = hmaBanks;
        this.hasher = hasher;
        this.clock = clock;
    }

    /** What was added. */
    record Added(long id, Map<String, String> signals) {}

    @Open(Door.REASON)
    @PostMapping("/c/bank/{name}/content")
    Added add(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String url,
            @RequestParam(name = "content_type", required = false) @Nullable String contentType,
            @RequestParam(required = false) @Nullable String types,
            HttpServletRequest request,
            @RequestAttribute(Door.ACTOR) Actor by)
            throws IOException {
        hmaBanks.required(name);
        boolean upload = Hasher.isUpload(request);
        if (!upload && (url == null || url.isEmpty())) {
            throw Refusal.bad("Neither `url` nor multipart file upload was received");
        }
        Remarks remarks = upload ? Remarks.ofForm(request) : Remarks.of(Bodies.objectOrNothing(request));
        Hasher.Hashes hashes =
                upload || url == null ? hasher.ofUpload(request, types) : hasher.ofAddress(url, contentType, types);
        return add(name, Hasher.all(hashes), remarks, by);
    }

    @Open(Door.REASON)
    @PostMapping("/c/bank/{name}/signal")
    Added addSignals(@PathVariable String name, HttpServletRequest request, @RequestAttribute(Door.ACTOR) Actor by)
            throws IOException {
        hmaBanks.required(name);
        if (!(Bodies.json(request) instanceof ObjectNode body)) {
            throw Refusal.bad("The body is not a JSON object.");
        }
        String note = Remarks.note(body.get(NOTE));
        List<Fingerprint> signals = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!field.getKey().equals(NOTE)) {
                // What a switched-off type is known by may be brought in all the same, for when it is switched on.
                signals.add(Signals.read(field.getKey(), Bodies.text(field.getValue()), _ -> true));
            }
        }
        return add(name, signals, new Remarks(null, note), by);
    }

    private Added add(String bank, List<Fingerprint> signals, Remarks remarks, Actor by) {
        if (signals.isEmpty()) {
            throw Refusal.bad("No signals given");
        }
        try {
            KnownEntry added = banks.add(
                    bank,
                    new NewEntry(
                            signals,
                            new Provenance(remarks.label(), SOURCE, HmaBanks.REASON),
                            new EntryState(Validity.ALWAYS, remarks.note(), remarks.metadata())),
                    Banks.Duplicates.ALLOWED,
                    by);
            return new Added(added.number(), Signals.texts(added.fingerprints()));
        } catch (Problem problem) {
            throw problem.type() == ProblemType.NOT_FOUND ? Refusal.noBank(bank) : problem;
        }
    }

    /** Content as it is shown. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Content(
            long id,
            @JsonProperty("disable_until_ts") long disabledUntil,
            @JsonProperty("original_media_uri") @Nullable String origin,
            BankBody bank,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> signals,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode metadata,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note) {}

    @Open(Door.REASON)
    @GetMapping("/c/bank/{name}/content/{id}")
    Content content(
            @PathVariable String name,
            @PathVariable long id,
            @RequestParam(name = "include_signals", defaultValue = "false") String signals,
            @RequestParam(name = "include_metadata", defaultValue = "true") String metadata) {
        BankBody bank = hmaBanks.required(name);
        KnownEntry entry = standing(name, id);
        return new Content(
                id,
                disabledUntil(entry.state().validity()),
                null,
                bank,
                signals.equals("true") ? Signals.texts(entry.fingerprints()) : null,
                metadata.equals("true") ? Remarks.shown(entry.state().metadata()) : null,
                entry.state().note());
    }

    /** Content as it is after a change; the names are those of Hasher-Matcher-Actioner. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Changed(
            long id,
            @JsonProperty("disable_until_ts") long disabledUntil,
            @JsonProperty("collab_metadata") Map<String, Object> exchanges,
            @JsonProperty("original_media_uri") @Nullable String origin,
            BankBody bank,
            @JsonProperty("user_metadata") @Nullable JsonNode metadata,
            @Nullable String note) {}

    @Open(Door.REASON)
    @PutMapping("/c/bank/{name}/content/{id}")
    Changed change(
            @PathVariable String name,
            @PathVariable long id,
            HttpServletRequest request,
            @RequestAttribute(Door.ACTOR) Actor by)
            throws IOException {
        BankBody bank = hmaBanks.required(name);
        if (!(Bodies.json(request) instanceof ObjectNode wanted)) {
            throw Refusal.bad("The body is not a JSON object.");
        }
        Long until = wanted.hasNonNull("disable_until_ts") ? moment(wanted.get("disable_until_ts")) : null;
        boolean noted = wanted.has(NOTE);
        String note = Remarks.note(wanted.get(NOTE));
        KnownEntry after = changed(
                name,
                id,
                state -> {
                    EntryState timed = until == null ? state : state.withValidity(disabled(state.validity(), until));
                    return noted ? timed.withNote(note) : timed;
                },
                by);
        return new Changed(
                id,
                disabledUntil(after.state().validity()),
                Map.of(),
                null,
                bank,
                after.state().metadata(),
                after.state().note());
    }

    private KnownEntry changed(String bank, long id, UnaryOperator<EntryState> change, Actor by) {
        try {
            return banks.changeEntry(bank, id, change, HmaBanks.REASON, by);
        } catch (Problem problem) {
            throw problem.type() == ProblemType.NOT_FOUND ? noContent(id) : problem;
        }
    }

    private long moment(JsonNode value) {
        long moment;
        try {
            moment = value.isIntegralNumber()
                    ? value.longValue()
                    : Long.parseLong(value.asString("").strip());
        } catch (NumberFormatException e) {
            throw Refusal.bad("Invalid int: '" + value.asString(value.toString()) + "'");
        }
        if (moment < 0) {
            throw Refusal.bad("disable_until_ts must be a non-negative integer");
        }
        if (moment > clock.instant().plus(FARTHEST).getEpochSecond()) {
            throw Refusal.bad("disable_until_ts must be less than 5 years in the future");
        }
        return moment;
    }

    /** 0 is off, 1 is on, all else off until then; the other times of an entry stay. */
    private static Validity disabled(Validity before, long until) {
        return new Validity(
                until != 0, before.from(), until <= 1 ? null : Instant.ofEpochSecond(until), before.until());
    }

    private long disabledUntil(Validity validity) {
        Instant begin = validity.begin();
        Instant end = validity.until();
        if (!validity.enabled() || (end != null && !clock.instant().isBefore(end))) {
            return 0;
        }
        return begin == null ? 1 : begin.getEpochSecond();
    }

    @Open(Door.REASON)
    @DeleteMapping("/c/bank/{name}/content/{id}")
    Map<String, Integer> remove(
            @PathVariable String name, @PathVariable long id, @RequestAttribute(Door.ACTOR) Actor by) {
        try {
            banks.remove(name, id, HmaBanks.REASON, by);
            return Map.of("deleted", 1);
        } catch (Problem problem) {
            if (problem.type() == ProblemType.NOT_FOUND) {
                return Map.of("deleted", 0);
            }
            throw problem;
        }
    }

    private KnownEntry standing(String bank, long id) {
        return banks.entry(id)
                .filter(entry -> entry.bank().equals(bank) && entry.removed() == null)
                .orElseThrow(() -> noContent(id));
    }

    private static Refusal noContent(long id) {
        return new Refusal(404, "content '" + id + "' not found");
    }
}
