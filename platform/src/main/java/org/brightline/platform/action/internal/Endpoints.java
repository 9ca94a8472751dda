package org.brightline.platform.action.internal;

import static org.brightline.schema.db.Tables.ENDPOINT;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.brightline.platform.access.Access;
import org.brightline.platform.action.ActionSettings;
import org.brightline.platform.action.ConfiguredEndpoint;
import org.brightline.platform.action.Endpoint;
import org.brightline.platform.action.WantedEndpoint;
import org.brightline.platform.base.Actor;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.brightline.platform.journal.Act;
import org.brightline.platform.journal.ActKind;
import org.brightline.platform.journal.Journal;
import org.brightline.platform.vault.KeyWrapper;
import org.brightline.schema.db.tables.records.EndpointRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Where platforms listen, and the secrets that they share with us. */
final class Endpoints {
    private static final String PLACE = "{externalId}";
    private static final int SECRET_BYTES = 32;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(7);

    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final Journal journal;
    private final Access access;
    private final KeyWrapper keys;
    private final AddressCheck addresses;
    private final ActionSettings settings;
    private final Clock clock;
    private final SecureRandom random;

    Endpoints(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            Access access,
            KeyWrapper keys,
            AddressCheck addresses,
            ActionSettings settings,
            Clock clock,
            SecureRandom random) {
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
        this.access = access;
        this.keys = keys;
        this.addresses = addresses;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /** An endpoint with its secret, for a request that is about to be sent. */
    record Target(Endpoint endpoint, String secret) {
        /** Never shows the secret. */
        @Override
        public String toString() {
            return "Target[" + endpoint + "]";
        }
    }

    ConfiguredEndpoint issue(WantedEndpoint wanted, Actor by) {
        check(wanted);
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = "whs_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byte[] wrapped = keys.wrap(secret.getBytes(StandardCharsets.US_ASCII), context(wanted.platform()));
        return new ConfiguredEndpoint(save(wanted, wrapped, by), secret);
    }

    Endpoint change(WantedEndpoint wanted, Actor by) {
        check(wanted);
        if (!database.fetchExists(ENDPOINT, ENDPOINT.PLATFORM.eq(wanted.platform()))) {
            throw new Problem(
                    ProblemType.NOT_FOUND, "The platform " + wanted.platform() + " has no endpoint to change yet.");
        }
        return save(wanted, null, by);
    }

    private void check(WantedEndpoint wanted) {
        if (access.platform(wanted.platform()).isEmpty()) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no platform " + wanted.platform() + ".");
        }
        addresses.check(wanted.webhook(), wanted.privateNetwork(), "/webhook");
        String template = wanted.statusTemplate();
        if (template != null) {
            if (!template.contains(PLACE)) {
                throw new Problem(
                        ProblemType.BAD_FIELD,
                        "The status address has " + PLACE + " where the post's id stands.",
                        "/statusTemplate");
            }
            addresses.check(status(template, "x"), wanted.privateNetwork(), "/statusTemplate");
        }
        Duration window = wanted.window();
        if (window != null && (window.toSeconds() < 1 || window.compareTo(LONGEST_WINDOW) > 0)) {
            throw new Problem(ProblemType.BAD_FIELD, "The window is from 1 s to 7 days.", "/windowSeconds");
        }
    }

    private Endpoint save(WantedEndpoint wanted, byte @Nullable [] wrapped, Actor by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            EndpointRecord row = Objects.requireNonNullElseGet(
                    database.selectFrom(ENDPOINT)
                            .where(ENDPOINT.PLATFORM.eq(wanted.platform()))
                            .forUpdate()
                            .fetchOne(),
                    () -> {
                        EndpointRecord fresh = database.newRecord(ENDPOINT);
                        fresh.setPlatform(wanted.platform());
                        return fresh;
                    });
            row.setWebhook(wanted.webhook().toString());
            row.setStatusTemplate(wanted.statusTemplate());
            row.setPrivateNetwork(wanted.privateNetwork());
            row.setVerifySeconds(
                    wanted.window() == null ? null : (int) wanted.window().toSeconds());
            if (wrapped != null) {
                row.setWrappedSecret(wrapped);
                row.setMasterKey(keys.keyId());
            }
            row.setChangedAt(clock.instant());
            row.setChangedBy(by.text());
            row.store();
            journal.append(Act.about(
                    ActKind.PLATFORM_CHANGED,
                    by,
                    Map.of("webhook", wanted.webhook().toString()),
                    Map.of(
                            "platform", wanted.platform(),
                            "secret", wrapped == null ? "KEPT" : "NEW",
                            "verifiable", Boolean.toString(wanted.statusTemplate() != null),
                            "privateNetwork", Boolean.toString(wanted.privateNetwork()))));
            return endpoint(row);
        }));
    }

    Optional<Endpoint> find(String platform) {
        return database.selectFrom(ENDPOINT)
                .where(ENDPOINT.PLATFORM.eq(platform))
                .fetchOptional(this::endpoint);
    }

    Optional<Target> target(String platform) {
        return database.selectFrom(ENDPOINT)
                .where(ENDPOINT.PLATFORM.eq(platform))
                .fetchOptional(row -> new Target(
                        endpoint(row),
                        new String(keys.unwrap(row.getWrappedSecret(), context(platform)), StandardCharsets.US_ASCII)));
    }

    private Endpoint endpoint(EndpointRecord row) {
        return new Endpoint(
                row.getPlatform(),
                URI.create(row.getWebhook()),
                row.getStatusTemplate(),
                row.getPrivateNetwork(),
                row.getVerifySeconds() == null ? settings.window() : Duration.ofSeconds(row.getVerifySeconds()),
                row.getChangedAt());
    }

    /** The status address of one post. */
    static URI status(String template, String externalId) {
        // URLEncoder is for forms: it writes a blank as a plus, and leaves the dots of «..» as they are.
        String encoded = URLEncoder.encode(externalId, StandardCharsets.UTF_8).replace("+", "%20");
        if (encoded.equals(".") || encoded.equals("..")) {
            encoded = encoded.replace(".", "%2E");
        }
        try {
            return URI.create(template.replace(PLACE, encoded));
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    ProblemType.BAD_FIELD,
                    "The status address is not a URL; expected is for example https://host/posts/" + PLACE + "/state.",
                    "/statusTemplate");
        }
    }

    /** Binds the secret to its platform: in the row of another it does not open. */
    private static byte[] context(String platform) {
        return ("brightline endpoint 1\n" + platform).getBytes(StandardCharsets.UTF_8);
    }
}
