package org.brightline.platform.api.banks;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.brightline.fingerprint.Fingerprint;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.api.banks.BankBodies.EntryBody;
import org.brightline.platform.api.banks.BankBodies.FingerprintBody;
import org.brightline.platform.api.banks.BankBodies.StateBody;
import org.brightline.platform.api.problems.Required;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.EntrySearch;
import org.brightline.platform.banks.KnownEntry;
import org.brightline.platform.banks.NewEntry;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/v1/banks/{bank}/entries")
class BankEntriesApi {
    private final Banks banks;

    BankEntriesApi(Banks banks) {
        this.banks = banks;
    }

    @Operation(
            summary = "The entries of a bank, newest first",
            description = "find looks for words in label, source, incident and note, whatever their case.")
    @Requires(Permission.BANKS_READ)
    @GetMapping
    Page entries(
            @PathVariable String bank,
            @RequestParam(defaultValue = "") String find,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "100") int limit) {
        EntrySearch search = new EntrySearch(find, null, before, limit);
        List<KnownEntry> entries = banks.entries(bank, search);
        return new Page(
                entries.stream().map(EntryBody::of).toList(),
                entries.size() < search.limit() ? null : entries.getLast().number());
    }

    @Operation(summary = "One entry, also one that was removed")
    @Requires(Permission.BANKS_READ)
    @GetMapping("/{entry}")
    EntryBody entry(@PathVariable String bank, @PathVariable long entry) {
        return EntryBody.of(in(bank, entry));
    }

    @Operation(summary = "Adds known content by its fingerprints, one of each kind")
    @Requires(Permission.BANKS_EDIT)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    EntryBody add(@PathVariable String bank, @RequestBody EntryToAdd wanted, Caller caller) {
        return EntryBody.of(banks.add(bank, wanted.entry(), Banks.Duplicates.REFUSED, caller.actor()));
    }

    @Operation(summary = "Adds a known picture or video by its digests and its perceptual hash")
    @Requires(Permission.BANKS_EDIT)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    EntryBody addFile(
            @PathVariable String bank,
            @RequestParam MultipartFile file,
            @RequestParam String label,
            @RequestParam String source,
            @RequestParam(required = false) @Nullable String incident,
            @RequestParam String reason,
            Caller caller)
            throws IOException {
        return EntryBody.of(
                banks.addFile(bank, file.getBytes(), new Provenance(label, source, incident, reason), caller.actor()));
    }

    @Operation(summary = "Changes when an entry is matched and what is noted beside it")
    @Requires(Permission.BANKS_EDIT)
    @PutMapping("/{entry}")
    EntryBody change(
            @PathVariable String bank, @PathVariable long entry, @RequestBody ChangedEntry wanted, Caller caller) {
        in(bank, entry);
        return EntryBody.of(banks.changeEntry(
                entry,
                _ -> StateBody.state(wanted.state()),
                Required.text(wanted.reason(), "/reason"),
                caller.actor()));
    }

    @Operation(summary = "Removes an entry, with a reason")
    @Requires(Permission.BANKS_EDIT)
    @DeleteMapping("/{entry}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String bank, @PathVariable long entry, @RequestParam String reason, Caller caller) {
        in(bank, entry);
        banks.remove(entry, reason, caller.actor());
    }

    private KnownEntry in(String bank, long number) {
        return banks.entry(number)
                .filter(entry -> entry.bank().equals(bank))
                .orElseThrow(() -> new Problem(
                        ProblemType.NOT_FOUND, "There is no entry " + number + " in the bank " + bank + "."));
    }

    record EntryToAdd(
            @Nullable List<FingerprintBody> fingerprints,
            @Nullable String label,
            @Nullable String source,
            @Nullable String incident,
            @Nullable String reason,
            @Nullable StateBody state) {
        NewEntry entry() {
            List<Fingerprint> parsed = new ArrayList<>();
            List<FingerprintBody> given = fingerprints == null ? List.of() : fingerprints;
            for (int i = 0; i < given.size(); i++) {
                parsed.add(given.get(i).fingerprint("/fingerprints/" + i));
            }
            return new NewEntry(
                    parsed,
                    new Provenance(
                            Required.text(label, "/label"),
                            Required.text(source, "/source"),
                            incident,
                            Required.text(reason, "/reason")),
                    StateBody.state(state));
        }
    }

    record ChangedEntry(@Nullable StateBody state, @Nullable String reason) {}

    record Page(List<EntryBody> entries, @Nullable Long next) {}
}
