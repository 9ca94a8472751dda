package org.brightline.cli.internal;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.brightline.cli.internal.server.ApiClient;
import org.brightline.platform.banks.EntryFormat;
import org.brightline.platform.banks.ImportReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What can be done with the banks of a server. */
@Command(
        name = "bank",
        description = "Works on the banks of a server.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BankCommand.Import.class, BankCommand.Export.class, BankCommand.Stats.class})
public final class BankCommand implements Runnable {
    @Override
    public void run() {
        System.out.println("Say what to do: brightline bank import, export or stats");
    }

    /** Adds a file of entries. */
    @Command(
            name = "import",
            description = {
                "Adds all entries of a file to a bank at once. A wrong line is told and harms no other.",
                "Ends with 1 if a line was wrong."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Import implements Callable<Integer> {
        @Mixin
        @SuppressWarnings("NullAway.Init") // picocli sets these before anything runs
        private ApiClient api;

        @Parameters(index = "0", paramLabel = "BANK", description = "The bank's name.")
        @SuppressWarnings("NullAway.Init")
        private String bank;

        @Parameters(index = "1", paramLabel = "FILE", description = "The file.")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Option(
                names = "--format",
                paramLabel = "FORM",
                description = "hashes (a kind and a fingerprint a line), ndjson or csv. Default: by the file's ending.")
        private @Nullable EntryFormat format;

        @Option(
                names = "--type",
                paramLabel = "KIND",
                description = "The kind of fingerprints that stand alone on a line.")
        private @Nullable String type;

        @Option(names = "--label", paramLabel = "TEXT", description = "What entries are that do not say it themselves.")
        private @Nullable String label;

        @Option(names = "--source", required = true, paramLabel = "TEXT", description = "Who says so.")
        @SuppressWarnings("NullAway.Init")
        private String source;

        @Option(names = "--incident", paramLabel = "TEXT", description = "The incident that they belong to.")
        private @Nullable String incident;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why they belong in the bank.")
        @SuppressWarnings("NullAway.Init")
        private String reason;

        @Option(names = "--duplicates", description = "Adds also what the bank has already.")
        private boolean duplicates;

        @Override
        public Integer call() throws IOException {
            Map<String, @Nullable String> parameters = new LinkedHashMap<>();
            parameters.put("format", form().name());
            parameters.put("type", type);
            parameters.put("label", label);
            parameters.put("source", source);
            parameters.put("incident", incident);
            parameters.put("reason", reason);
            parameters.put("duplicates", duplicates ? "allowed" : "refused");
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    api.post(
                                    "/v1/banks/" + bank + "/entries:import" + ApiClient.query(parameters),
                                    "application/octet-stream",
                                    body())
                            .body(),
                    StandardCharsets.UTF_8))) {
                return told(lines);
            }
        }

        private EntryFormat form() {
            String name = file.toString().toLowerCase(Locale.ROOT);
            return format != null
                    ? format
                    : name.endsWith(".csv")
                            ? EntryFormat.CSV
                            : name.endsWith("json") || name.endsWith(".jsonl")
                                    ? EntryFormat.NDJSON
                                    : EntryFormat.HASHES;
        }

        private HttpRequest.BodyPublisher body() throws IOException {
            try {
                return HttpRequest.BodyPublishers.ofFile(file);
            } catch (FileNotFoundException e) {
                throw new IOException(file + " cannot be read", e);
            }
        }

        /** Says what the server says of the file; gives the exit code. */
        static int told(BufferedReader lines) throws IOException {
            Progress progress = Progress.of("Bringing in");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode told = ApiClient.JSON.readTree(line);
                if (told.has("report")) {
                    JsonNode report = told.get("report");
                    System.out.println(ImportReport.words(
                            report.get("added").asLong(),
                            report.get("known").asLong(),
                            report.get("refused").asLong()));
                    return report.get("refused").asLong() == 0 ? 0 : 1;
                } else if (told.has("line")) {
                    progress.aside();
                    System.err.println(
                            "line " + told.get("line").asLong() + ": " + ApiClient.words(told.get("problem")));
                } else if (told.has("problem")) {
                    throw new IOException(ApiClient.words(told.get("problem")));
                } else {
                    progress.at(told.get("bytes").asLong(), told.get("of").asLong());
                }
            }
            throw new IOException("the server ended without a report; ask «bank stats» what is there");
        }
    }

    /** Writes all entries of a bank. */
    @Command(
            name = "export",
            description = "Writes all entries of a bank to a file, or to standard output.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Export implements Callable<Integer> {
        @Mixin
        @SuppressWarnings("NullAway.Init") // picocli sets these before anything runs
        private ApiClient api;

        @Parameters(index = "0", paramLabel = "BANK", description = "The bank's name.")
        @SuppressWarnings("NullAway.Init")
        private String bank;

        @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "The file; it must not exist yet.")
        private @Nullable Path file;

        @Option(
                names = "--format",
                paramLabel = "FORM",
                defaultValue = "NDJSON",
                description = "hashes, ndjson or csv. Default: ${DEFAULT-VALUE}.")
        @SuppressWarnings("NullAway.Init")
        private EntryFormat format;

        @Override
        public Integer call() throws IOException {
            try (InputStream entries = api.get("/v1/banks/" + bank + "/entries:export?format=" + format)
                    .body()) {
                if (file == null) {
                    entries.transferTo(System.out);
                    System.out.flush();
                    return 0;
                }
                try (OutputStream out = Files.newOutputStream(file, java.nio.file.StandardOpenOption.CREATE_NEW)) {
                    entries.transferTo(out);
                } catch (java.nio.file.FileAlreadyExistsException e) {
                    throw new IOException(file + " is there already", e);
                }
                System.err.println(Files.size(file) + " bytes written to " + file);
                return 0;
            }
        }
    }

    /** Shows what is there. */
    @Command(
            name = "stats",
            description = "Shows the banks of a server, and how its index stands to them.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Stats implements Callable<Integer> {
        @Mixin
        @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
        private ApiClient api;

        @Override
        public Integer call() throws IOException {
            for (JsonNode bank : read("/v1/banks").get("banks")) {
                System.out.printf(
                        Locale.ROOT,
                        "%-32s %10d  %-9s  within %s bits  share %s%s%n",
                        bank.get("name").asString(),
                        bank.get("entries").asLong(),
                        bank.get("role").asString().toLowerCase(Locale.ROOT),
                        bank.get("threshold").isNull()
                                ? "the usual"
                                : bank.get("threshold").asString(),
                        bank.get("sampling").asString(),
                        bank.get("enabled").asBoolean() ? "" : "  switched off");
            }
            for (Map.Entry<String, JsonNode> type :
                    read("/v1/banks/index").get("types").properties()) {
                System.out.printf(
                        Locale.ROOT,
                        "index %-26s %10d of %d fingerprints%n",
                        type.getKey().toLowerCase(Locale.ROOT),
                        type.getValue().get("indexed").asLong(),
                        type.getValue().get("stored").asLong());
            }
            return 0;
        }

        private JsonNode read(String path) throws IOException {
            try (InputStream body = api.get(path).body()) {
                return ApiClient.JSON.readTree(body);
            }
        }
    }
}
