package org.brightline.platform.hma.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.brightline.matching.BankRole;
import org.brightline.matching.BankSettings;
import org.brightline.platform.access.Open;
import org.brightline.platform.banks.Bank;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.hma.internal.HmaAdvice.Message;
import org.brightline.platform.hma.internal.input.Bodies;
import org.brightline.platform.hma.internal.input.Flags;
import org.brightline.platform.hma.internal.input.Invalid;
import org.brightline.platform.hma.internal.input.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Banks as Hasher-Matcher-Actioner has them: a name, and the share of content that is matched. */
@RestController
class HmaBanks {
    /** Why something is done that nobody gave a reason for. */
    static final String REASON = "Asked for through the HMA interface.";

    private static final int LONGEST_NAME = 255;
    private static final String BAD_NAME = "Bank names must be UPPER_WITH_UNDERSCORE";

    private final Banks banks;
    private final Lookups lookups;

    HmaBanks(Banks banks, Lookups lookups) {
        this.banks = banks;
        this.lookups = lookups;
    }

    record BankBody(
            String name,
            @JsonProperty("matching_enabled_ratio") double share) {
        static BankBody of(Bank bank) {
            return new BankBody(bank.name(), bank.enabled() ? bank.sampling() : 0);
        }

        static BankBody of(BankSettings bank) {
            return new BankBody(bank.name(), bank.enabled() ? bank.sampling() : 0);
        }
    }

    @Open(Door.REASON)
    @GetMapping("/c/banks")
    List<BankBody> all() {
        return banks.all().stream().map(BankBody::of).toList();
    }

    /**
     * Clients ask this before each picture, so it is answered from memory; but only the database says that there is no such
     * bank, because another server may have made it just now.
     */
    @Open(Door.REASON)
    @GetMapping("/c/bank/{name}")
    BankBody bank(@PathVariable String name) {
        BankSettings known = lookups.bank(name);
        return known != null ? BankBody.of(known) : required(name);
    }

    BankBody required(String name) {
        return banks.bank(name).map(BankBody::of).orElseThrow(() -> Refusal.noBank(name));
    }

    @Open(Door.REASON)
    @PostMapping("/c/banks")
    @ResponseStatus(HttpStatus.CREATED)
    BankBody create(HttpServletRequest request, @RequestAttribute(Door.ACTOR) Actor by) throws IOException {
        ObjectNode wanted = Bodies.object(request);
        if (!wanted.hasNonNull("name")) {
            throw Invalid.missing("name");
        }
        UnaryOperator<Bank> change = change(wanted);
        try {
            return BankBody.of(banks.create(
                    name(wanted.get("name")),
                    "Made through the HMA interface.",
                    // A key stands for somebody who may edit banks; an address alone vouches for nothing.
                    bank -> change.apply(by.kind() == Actor.Kind.HMA ? bank.withRole(BankRole.CANDIDATE) : bank),
                    by));
        } catch (Problem problem) {
            throw problem.type() == ProblemType.CONFLICT ? new Refusal(403, "Bank already exists") : problem;
        }
    }

    @Open(Door.REASON)
    @PutMapping("/c/bank/{name}")
    BankBody change(@PathVariable String name, HttpServletRequest request, @RequestAttribute(Door.ACTOR) Actor by)
            throws IOException {
        ObjectNode wanted = Bodies.object(request);
        UnaryOperator<Bank> change = change(wanted);
        String renamed = wanted.hasNonNull("name") ? name(wanted.get("name")) : name;
        try {
            return BankBody.of(banks.change(name, bank -> change.apply(bank).withName(renamed), by));
        } catch (Problem problem) {
            throw switch (problem.type()) {
                case NOT_FOUND -> new Refusal(404, "Bank not found");
                case CONFLICT -> new Refusal(403, "Bank name already exists");
                default -> problem;
            };
        }
    }

    /** What is to change about the share: the share itself comes after the switch. */
    private static UnaryOperator<Bank> change(ObjectNode wanted) {
        Boolean enabled = wanted.hasNonNull("enabled") ? flag(wanted.get("enabled")) : null;
        Double share = wanted.hasNonNull("enabled_ratio") ? share(wanted.get("enabled_ratio")) : null;
        return bank -> {
            Bank switched = enabled == null ? bank : switched(bank, enabled ? 1 : 0);
            return share == null ? switched : switched(switched, share);
        };
    }

    /** A bank that is switched off keeps the share that it had. */
    private static Bank switched(Bank bank, double share) {
        return share > 0 ? bank.withEnabled(true).withSampling(share) : bank.withEnabled(false);
    }

    private static String name(JsonNode name) {
        if (!name.isString()) {
            throw Invalid.value("string_type", "name", "Input should be a valid string", name);
        }
        String text = name.asString();
        if (text.length() > LONGEST_NAME) {
            throw Refusal.bad(
                    "Bank names have at most " + LONGEST_NAME + " characters; this one has " + text.length() + ".");
        }
        if (!text.matches("[A-Z_][A-Z0-9_]*")) {
            throw Refusal.bad(BAD_NAME);
        }
        return text;
    }

    private static boolean flag(JsonNode value) {
        return value.isBoolean() ? value.booleanValue() : Flags.of("enabled", value.asString(""));
    }

    /** A share, which some clients write in quotes. */
    static double share(JsonNode value) {
        double share;
        try {
            share = value.isNumber()
                    ? value.doubleValue()
                    : Double.parseDouble(value.asString("").strip());
        } catch (NumberFormatException e) {
            throw Invalid.value("float_parsing", "enabled_ratio", "Input should be a valid number", value);
        }
        if (!(share >= 0 && share <= 1)) {
            throw Refusal.bad("`enabled_ratio` must be from 0 to 1");
        }
        return share;
    }

    @Open(Door.REASON)
    @DeleteMapping("/c/bank/{name}")
    Message delete(@PathVariable String name, @RequestAttribute(Door.ACTOR) Actor by) {
        try {
            banks.delete(name, REASON, by);
        } catch (Problem problem) {
            if (problem.type() != ProblemType.NOT_FOUND) {
                throw problem;
            }
        }
        return new Message("Done");
    }
}
