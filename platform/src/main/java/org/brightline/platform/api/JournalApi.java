package org.brightline.platform.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.brightline.platform.access.Open;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Requires;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Checkpoint;
import org.brightline.platform.journal.ConsistencyProof;
import org.brightline.platform.journal.InclusionProof;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.journal.JournalEntry;
import org.brightline.platform.journal.JournalIdentity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/journal")
class JournalApi {
    private static final String PROOFS = "Proofs name nobody, and their worth lies in that anybody can ask for them.";

    private static final String NOTE = MediaType.TEXT_PLAIN_VALUE + ";charset=utf-8";

    private final Journal journal;
    private final JournalIdentity identity;

    JournalApi(Journal journal, JournalIdentity identity) {
        this.journal = journal;
        this.identity = identity;
    }

    /** The signed note as it is; JSON only for who asks for it by name, before plain text or anything else. */
    @Operation(summary = "The newest signed checkpoint (C2SP signed note)")
    @Open(PROOFS)
    @GetMapping(
            path = "/checkpoint",
            produces = {NOTE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<Object> checkpoint(@RequestHeader HttpHeaders headers) {
        Checkpoint checkpoint = journal.checkpoint();
        boolean json = headers.getAccept().stream()
                .filter(type -> type.includes(MediaType.TEXT_PLAIN) || type.includes(MediaType.APPLICATION_JSON))
                .findFirst()
                .filter(type -> !type.includes(MediaType.TEXT_PLAIN))
                .isPresent();
        return json
                ? ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(checkpoint)
                : ResponseEntity.ok().contentType(MediaType.valueOf(NOTE)).body(checkpoint.note());
    }

    @Operation(summary = "The key that checkpoints are signed with")
    @Open(PROOFS)
    @GetMapping(path = "/key", produces = MediaType.TEXT_PLAIN_VALUE)
    String key() {
        return identity.verifierKey() + "\n";
    }

    @Operation(summary = "The proof that an entry is in the tree (RFC 6962)")
    @Open(PROOFS)
    @GetMapping("/proofs/inclusion")
    InclusionProof inclusion(@RequestParam long index, @RequestParam long size) {
        return journal.inclusion(index, size);
    }

    @Operation(summary = "The proof that one tree continues another (RFC 6962)")
    @Open(PROOFS)
    @GetMapping("/proofs/consistency")
    ConsistencyProof consistency(@RequestParam long first, @RequestParam long second) {
        return journal.consistency(first, second);
    }

    @Operation(summary = "Entries of the journal, newest first")
    @Requires(Permission.JOURNAL_READ)
    @GetMapping("/entries")
    Entries entries(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "50") int limit) {
        return new Entries(journal.newest(before, limit));
    }

    @Operation(summary = "An entry of the journal with what it commits to")
    @Requires(Permission.JOURNAL_READ)
    @GetMapping("/entries/{id}")
    JournalEntry entry(@PathVariable UUID id) {
        return journal.entry(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "The journal has no entry " + id + "."));
    }

    record Entries(List<JournalEntry> entries) {}
}
