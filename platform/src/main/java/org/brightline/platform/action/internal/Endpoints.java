package org.brightline.platform.action.internal;

import static org.brightline.schema.db.Tables.ENDPOINT;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.brightline.platform.access.Access;
import org.brightline.platform.action.ConfiguredEndpoint;
import org.brightline.platform.action.Endpoint;
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

/** Where platforms listen, and the secrets that they and we share. */
final class Endpoints {
    private final DSLContext database;
    private final TransactionTemplate transactions;
    private final Journal journal;
    private final Access access;
    private final KeyWrapper keys;
    private final SecureRandom random;
    private final Clock clock;

    Endpoints(
            DSLContext database,
            TransactionTemplate transactions,
            Journal journal,
            Access access,
            KeyWrapper keys,
            SecureRandom random,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
        this.access = access;
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    ConfiguredEndpoint configure(
            String platform, URI webhook, @Nullable String statusTemplate, boolean privateNetwork, Actor by) {
        if (access.platform(platform).isEmpty()) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no platform " + platform + ".");
        }
        check(webhook, privateNetwork, "/webhook");
        if (statusTemplate != null) {
            if (!statusTemplate.contains("{externalId}")) {
                throw new Problem(
                        ProblemType.BAD_FIELD,
                        "The status address must contain {externalId} where the post's id stands.",
                        "/status");
            }
            check(uri(statusTemplate.replace("{externalId}", "x")), privateNetwork, "/status");
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byte[] wrapped = keys.wrap(secret.getBytes(StandardCharsets.US_ASCII), context(platform));
        transactions.executeWithoutResult(status -> {
            database.insertInto(ENDPOINT)
                    .set(ENDPOINT.PLATFORM, platform)
                    .set(ENDPOINT.WEBHOOK, webhook.toString())
                    .set(ENDPOINT.STATUS_TEMPLATE, statusTemplate)
                    .set(ENDPOINT.PRIVATE_NETWORK, privateNetwork)
                    .set(ENDPOINT.SECRET, wrapped)
                    .set(ENDPOINT.CHANGED_AT, clock.instant())
                    .onConflict(ENDPOINT.PLATFORM)
                    .doUpdate()
                    .setAllToExcluded()
                    .execute();
            journal.append(Act.about(
                    ActKind.PLATFORM_CHANGED,
                    by,
                    Map.of("webhook", webhook.toString()),
                    Map.of("platform", platform, "what", "endpoint")));
        });
        return new ConfiguredEndpoint(new Endpoint(platform, webhook, statusTemplate, privateNetwork), secret);
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemType.BAD_FIELD, "This is not an address.", "/status");
        }
    }

    Optional<Endpoint> endpoint(String platform) {
        return row(platform)
                .map(row -> new Endpoint(
                        row.getPlatform(),
                        URI.create(row.getWebhook()),
                        row.getStatusTemplate(),
                        row.getPrivateNetwork()));
    }

    String secret(String platform) {
        byte[] wrapped = row(platform).orElseThrow().getSecret();
        return new String(keys.unwrap(wrapped, context(platform)), StandardCharsets.US_ASCII);
    }

    private Optional<EndpointRecord> row(String platform) {
        return database.selectFrom(ENDPOINT)
                .where(ENDPOINT.PLATFORM.eq(platform))
                .fetchOptional();
    }

    private static byte[] context(String platform) {
        return ("brightline endpoint 1\n" + platform).getBytes(StandardCharsets.UTF_8);
    }

    /** Refuses what is no web address, and addresses inside a network unless an administrator allowed that. */
    static void check(URI address, boolean privateNetwork, String pointer) {
        String scheme = String.valueOf(address.getScheme());
        if (!(scheme.equals("https") || scheme.equals("http"))
                || address.getHost() == null
                || address.getUserInfo() != null) {
            throw new Problem(
                    ProblemType.BAD_FIELD, "It must be an http or https address without a user name.", pointer);
        }
        if (privateNetwork) {
            return;
        }
        try {
            if (Stream.of(InetAddress.getAllByName(address.getHost())).anyMatch(Endpoints::inside)) {
                throw new Problem(
                        ProblemType.FETCH_REFUSED,
                        "The host " + address.getHost()
                                + " is not on the public Internet. If that is meant, an administrator ticks «private network».",
                        pointer);
            }
        } catch (UnknownHostException e) {
            throw new Problem(ProblemType.FETCH_FAILED, "The host " + address.getHost() + " is not known.", pointer);
        }
    }

    private static boolean inside(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean unique = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return unique
                || shared
                || address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }
}
