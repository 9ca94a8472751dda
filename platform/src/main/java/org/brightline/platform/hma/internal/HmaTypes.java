package org.brightline.platform.hma.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.brightline.fingerprint.FingerprintType;
import org.brightline.platform.access.Open;
import org.brightline.platform.banks.Banks;
import org.brightline.platform.banks.IndexStatus;
import org.brightline.platform.base.Actor;
import org.brightline.platform.hma.internal.input.Bodies;
import org.brightline.platform.hma.internal.input.ContentKind;
import org.brightline.platform.hma.internal.input.Refusal;
import org.brightline.platform.hma.internal.input.Signals;
import org.brightline.platform.hma.internal.input.TypeSwitches;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Types of signals and of content: the rest of {@code /c}. */
@RestController
class HmaTypes {
    private final TypeSwitches switches;
    private final Banks banks;

    HmaTypes(TypeSwitches switches, Banks banks) {
        this.switches = switches;
        this.banks = banks;
    }

    /** The type that is asked for, or all. */
    static List<FingerprintType> chosen(@Nullable String name, UnaryOperator<String> otherwise) {
        return name == null
                ? Arrays.asList(FingerprintType.values())
                : List.of(Signals.type(name).orElseThrow(() -> Refusal.bad(otherwise.apply(name))));
    }

    @Open(Door.REASON)
    @GetMapping("/c/signal_type")
    List<SignalType> signalTypes() {
        return Arrays.stream(FingerprintType.values())
                .map(type -> new SignalType(type.wireName(), switches.share(type)))
                .toList();
    }

    record SignalType(
            String name, @JsonProperty("enabled_ratio") double share) {}

    @Open(Door.REASON)
    @PutMapping("/c/signal_type/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void share(@PathVariable String name, HttpServletRequest request, @RequestAttribute(Door.ACTOR) Actor by)
            throws IOException {
        FingerprintType type =
                chosen(name, no -> "No such signal type '" + no + "'").getFirst();
        JsonNode share = Bodies.json(request).path("enabled_ratio");
        if (!isNumber(share)) {
            throw Refusal.bad("`enabled_ratio` is required: a number from 0 to 1");
        }
        if (by.kind() == Actor.Kind.HMA) {
            throw new Refusal(
                    403,
                    "A type is switched for all banks, whatever BRIGHTLINE_HMA_CHANGES says: send an API key with the"
                            + " permission «banks edit».");
        }
        banks.sampleType(type, HmaBanks.share(share), by);
        switches.refresh();
    }

    /** Some clients write it in quotes. */
    private static boolean isNumber(JsonNode value) {
        try {
            return value.isNumber() || (value.isString() && Double.isFinite(Double.parseDouble(value.asString())));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Open(Door.REASON)
    @GetMapping("/c/signal_type/index")
    Map<String, Index> index(@RequestParam(name = "signal_type", required = false) @Nullable String type) {
        Map<FingerprintType, IndexStatus> known = banks.indexStatus();
        Map<String, Index> status = new LinkedHashMap<>();
        for (FingerprintType each : chosen(type, no -> "No such signal type '" + no + "'")) {
            IndexStatus of = known.get(each);
            status.put(each.wireName(), of == null ? Index.EMPTY : Index.of(of));
        }
        return status;
    }

    record Index(
            @JsonProperty("db_size") long stored,
            @JsonProperty("index_size") long indexed,
            @JsonProperty("index_out_of_date") boolean behind,
            @JsonProperty("newest_db_item") long newest,
            @JsonProperty("index_built_to") long builtTo) {
        static final Index EMPTY = new Index(0, 0, false, -1, -1);

        static Index of(IndexStatus status) {
            return new Index(status.stored(), status.indexed(), status.behind(), status.newest(), status.builtTo());
        }
    }

    @Open(Door.REASON)
    @GetMapping("/c/content_type")
    List<ContentType> contentTypes() {
        return Arrays.stream(ContentKind.values())
                .map(kind -> new ContentType(kind.wireName(), true))
                .toList();
    }

    record ContentType(String name, boolean enabled) {}
}
