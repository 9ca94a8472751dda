package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.banks.Provenance;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/v1/banks")
class BanksApi {
    private final Banks banks;

    BanksApi(Banks banks) {
        this.banks = banks;
    }

    @Operation(summary = "The banks of known content")
    @Requires(Permission.BANKS_READ)
    @GetMapping
    All all() {
        return new All(banks.all());
    }

    @Operation(summary = "Opens a bank")
    @Requires(Permission.BANKS_EDIT)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Bank create(@RequestBody NewBank wanted, Caller caller) {
        return banks.create(
                Required.text(wanted.name(), "/name"),
                Required.text(wanted.description(), "/description"),
                caller.actor());
    }

    @Operation(summary = "The entries of a bank, newest first")
    @Requires(Permission.BANKS_READ)
    @GetMapping("/{bank}/entries")
    Page entries(
            @PathVariable String bank,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "100") int limit) {
        List<KnownEntry> entries = banks.entries(bank, before, limit);
        return new Page(
                entries.stream().map(EntryBody::of).toList(),
                entries.size() < limit ? null : entries.getLast().id());
    }

    @Operation(summary = "Adds a known fingerprint")
    @Requires(Permission.BANKS_EDIT)
    @PostMapping(path = "/{bank}/entries", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    EntryBody add(@PathVariable String bank, @RequestBody NewEntry wanted, Caller caller) {
        Fingerprint fingerprint = fingerprint(
                Required.text(wanted.type(), "/type"),
                Required.text(wanted.fingerprint(), "/fingerprint"),
                "/fingerprint");
        return EntryBody.of(banks.add(bank, fingerprint, wanted.provenance(), caller.actor()));
    }

    @Operation(summary = "Adds a known picture: its digest and its perceptual hash")
    @Requires(Permission.BANKS_EDIT)
    @PostMapping(path = "/{bank}/entries", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Page addPicture(
            @PathVariable String bank,
            @RequestParam MultipartFile file,
            @RequestParam String label,
            @RequestParam String source,
            @RequestParam String reason,
            Caller caller)
            throws IOException {
        return new Page(
                banks.addPicture(bank, file.getBytes(), new Provenance(label, source, reason), caller.actor()).stream()
                        .map(EntryBody::of)
                        .toList(),
                null);
    }

    @Operation(summary = "What is known that looks like a fingerprint")
    @Requires(Permission.BANKS_READ)
    @GetMapping("/matches")
    Matches find(@RequestParam String type, @RequestParam String fingerprint) {
        return Matches.of(banks.find(fingerprint(type, fingerprint, "fingerprint")));
    }

    @Operation(summary = "What is known that looks like a picture")
    @Requires(Permission.BANKS_READ)
    @PostMapping(path = "/matches", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Matches findPicture(@RequestParam MultipartFile file) throws IOException {
        return Matches.of(banks.findPicture(file.getBytes()));
    }

    @Operation(summary = "Removes an entry, with a reason")
    @Requires(Permission.BANKS_EDIT)
    @DeleteMapping("/{bank}/entries/{entry}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID entry, @RequestParam String reason, Caller caller) {
        banks.remove(entry, reason, caller.actor());
    }

    private static Fingerprint fingerprint(String type, String text, String pointer) {
        try {
            return Fingerprint.read(FingerprintType.valueOf(type.toUpperCase(Locale.ROOT)), text);
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemType.BAD_FIELD, String.valueOf(e.getMessage()), pointer);
        }
    }

    record All(List<Bank> banks) {}

    record NewBank(@Nullable String name, @Nullable String description) {}

    record NewEntry(
            @Nullable String type,
            @Nullable String fingerprint,
            @Nullable String label,
            @Nullable String source,
            @Nullable String reason) {
        Provenance provenance() {
            return new Provenance(
                    Required.text(label, "/label"), Required.text(source, "/source"), Required.text(reason, "/reason"));
        }
    }

    record EntryBody(
            UUID id,
            String bank,
            String type,
            String fingerprint,
            String label,
            String source,
            String reason,
            Instant addedAt,
            String addedBy) {
        static EntryBody of(KnownEntry entry) {
            return new EntryBody(
                    entry.id(),
                    entry.bank(),
                    entry.fingerprint().type().name(),
                    entry.fingerprint().text(),
                    entry.label(),
                    entry.source(),
                    entry.reason(),
                    entry.addedAt(),
                    entry.addedBy());
        }
    }

    record Page(List<EntryBody> entries, @Nullable UUID next) {}

    record Matches(List<MatchBody> matches) {
        static Matches of(List<Banks.Found> found) {
            return new Matches(found.stream()
                    .map(match -> new MatchBody(EntryBody.of(match.entry()), match.distance()))
                    .toList());
        }
    }

    record MatchBody(EntryBody entry, int distance) {}
}
