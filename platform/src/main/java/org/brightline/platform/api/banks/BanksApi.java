package org.brightline.platform.api.banks;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.matching.Match;
import org.brightline.matching.MatchIndex;
import org.brightline.matching.MatchResult;
import org.brightline.matching.Query;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.api.banks.BankBodies.BankBody;
import org.brightline.platform.api.banks.BankBodies.EntryBody;
import org.brightline.platform.api.banks.BankBodies.MatchBody;
import org.brightline.platform.api.banks.BankBodies.SilencedBody;
import org.brightline.platform.api.banks.BankBodies.WantedBank;
import org.brightline.platform.api.problems.Required;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.IndexStatus;
import org.brightline.platform.banks.Quarantined;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/v1/banks")
class BanksApi {
    private static final int MOST_MATCHES = 100;

    private final Banks banks;

    BanksApi(Banks banks) {
        this.banks = banks;
    }

    @Operation(summary = "The banks of known content")
    @Requires(Permission.BANKS_READ)
    @GetMapping
    All all() {
        Map<Integer, Long> sizes = banks.sizes();
        return new All(banks.all().stream()
                .map(bank -> BankBody.of(bank, sizes.getOrDefault(bank.number(), 0L)))
                .toList());
    }

    @Operation(summary = "Opens a bank")
    @Requires(Permission.BANKS_EDIT)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    BankBody create(@RequestBody WantedBank wanted, Caller caller) {
        Bank bank = banks.create(
                Required.text(wanted.name(), "/name"),
                Required.text(wanted.description(), "/description"),
                wanted::of,
                caller.actor());
        return BankBody.of(bank, 0);
    }

    @Operation(summary = "One bank")
    @Requires(Permission.BANKS_READ)
    @GetMapping("/{bank}")
    BankBody bank(@PathVariable String bank) {
        return body(banks.bank(bank)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no bank " + bank + ".")));
    }

    private BankBody body(Bank bank) {
        return BankBody.of(bank, banks.sizes().getOrDefault(bank.number(), 0L));
    }

    @Operation(summary = "Changes a bank's name, description and settings")
    @Requires(Permission.BANKS_EDIT)
    @PutMapping("/{bank}")
    BankBody change(@PathVariable String bank, @RequestBody WantedBank wanted, Caller caller) {
        return body(banks.change(bank, wanted::of, caller.actor()));
    }

    @Operation(summary = "Deletes a bank, with a reason: its entries match nothing any more")
    @Requires(Permission.BANKS_EDIT)
    @DeleteMapping("/{bank}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String bank, @RequestParam String reason, Caller caller) {
        banks.delete(bank, reason, caller.actor());
    }

    @Operation(
            summary = "What is known that looks like a fingerprint",
            description =
                    "In the named banks and the negative ones, or in all. content names what the fingerprint is of:"
                            + " banks with a share are matched against the same content always or never.")
    @Requires(Permission.BANKS_READ)
    @GetMapping("/matches")
    Matches find(
            @RequestParam String type,
            @RequestParam String fingerprint,
            @RequestParam(name = "bank", required = false) @Nullable Set<String> in,
            @RequestParam(required = false) @Nullable String content) {
        return matches(
                List.of(BankBodies.fingerprint(type, fingerprint, "fingerprint")), in == null ? Set.of() : in, content);
    }

    @Operation(summary = "What is known that looks like a picture")
    @Requires(Permission.BANKS_READ)
    @PostMapping(path = "/matches", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Matches findPicture(
            @RequestParam MultipartFile file, @RequestParam(name = "bank", required = false) @Nullable Set<String> in)
            throws IOException {
        List<Fingerprint> fingerprints = banks.fingerprints(file.getBytes());
        return matches(
                fingerprints, in == null ? Set.of() : in, fingerprints.getLast().text());
    }

    /** A person or a program that looks something up does not make a flood. */
    private Matches matches(List<Fingerprint> fingerprints, Set<String> in, @Nullable String content) {
        MatchIndex index = banks.index().unwatched();
        List<MatchResult> results = fingerprints.stream()
                .map(fingerprint -> Query.of(fingerprint).in(in).atMost(MOST_MATCHES))
                .map(query -> index.find(content == null ? query : query.about(content)))
                .toList();
        return new Matches(
                bodies(results.stream()
                        .flatMap(result -> result.matches().stream())
                        .toList()),
                results.stream()
                        .flatMap(result -> result.silenced().stream())
                        .map(SilencedBody::of)
                        .toList(),
                bodies(results.stream()
                        .flatMap(result -> result.sampledOut().stream())
                        .toList()),
                results.stream().mapToInt(MatchResult::total).sum());
    }

    private static List<MatchBody> bodies(List<Match> matches) {
        return matches.stream().map(MatchBody::of).toList();
    }

    @Operation(summary = "How the index stands to the database, by kind of fingerprint")
    @Requires(Permission.BANKS_READ)
    @GetMapping("/index")
    Index index() {
        Map<FingerprintType, TypeStatus> types = new EnumMap<>(FingerprintType.class);
        banks.indexStatus().forEach((type, status) -> types.put(type, TypeStatus.of(status)));
        return new Index(types, banks.typeSampling());
    }

    @Operation(summary = "Sets the share of content that is matched by a kind of fingerprint, 0 to 1")
    @Requires(Permission.BANKS_EDIT)
    @PutMapping("/index/{type}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sample(@PathVariable FingerprintType type, @RequestBody Share share, Caller caller) {
        banks.sampleType(type, Required.value(share.sampling(), "/sampling"), caller.actor());
    }

    @Operation(summary = "Entries that suddenly matched far more than they ever did")
    @Requires(Permission.BANKS_READ)
    @GetMapping("/quarantine")
    Quarantine quarantine() {
        return new Quarantine(
                banks.quarantine().stream().map(QuarantinedBody::of).toList());
    }

    @Operation(
            summary = "Ends the quarantine of an entry by what a person found",
            description =
                    "RELEASED: its matches count again. CONFIRMED: it matched what it should not and is switched off.")
    @Requires(Permission.BANKS_EDIT)
    @PostMapping("/quarantine/{entry}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endQuarantine(@PathVariable long entry, @RequestBody Ending ending, Caller caller) {
        banks.endQuarantine(
                entry,
                Required.value(ending.verdict(), "/verdict"),
                Required.text(ending.reason(), "/reason"),
                caller.actor());
    }

    record All(List<BankBody> banks) {}

    /** What was found; {@code total} counts also the matches beyond the limit. */
    record Matches(List<MatchBody> matches, List<SilencedBody> silenced, List<MatchBody> sampledOut, int total) {}

    record Index(Map<FingerprintType, TypeStatus> types, Map<FingerprintType, Double> sampling) {}

    record TypeStatus(long indexed, long builtTo, long stored, long newest, boolean behind) {
        static TypeStatus of(IndexStatus status) {
            return new TypeStatus(
                    status.indexed(), status.builtTo(), status.stored(), status.newest(), status.behind());
        }
    }

    record Share(@Nullable Double sampling) {}

    record Quarantine(List<QuarantinedBody> quarantine) {}

    record QuarantinedBody(
            EntryBody entry,
            int matches,
            double expected,
            Instant since,
            Instant noticedAt,
            Quarantined.@Nullable End end) {
        static QuarantinedBody of(Quarantined quarantined) {
            return new QuarantinedBody(
                    EntryBody.of(quarantined.entry()),
                    quarantined.matches(),
                    quarantined.expected(),
                    quarantined.since(),
                    quarantined.noticedAt(),
                    quarantined.end());
        }
    }

    record Ending(
            Quarantined.@Nullable Verdict verdict, @Nullable String reason) {}
}
