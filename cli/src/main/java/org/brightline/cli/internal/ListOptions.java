package org.brightline.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.brightline.language.PatternException;
import org.brightline.language.names.ListedName;
import org.brightline.language.names.NameFile;
import org.brightline.language.names.UnConsolidatedList;
import org.brightline.language.pattern.PatternReader;
import picocli.CommandLine.Option;

/** Which organisations a text may name, in the commands that need no server. */
final class ListOptions {
    @Option(
            names = "--list",
            paramLabel = "FILE",
            description = {
                "Also look for the organisations of a list, as a server does with those in force.",
                "The Consolidated List of the United Nations as it is published, or a table; docs/operating.md says",
                "how it is written. Several lists: the option several times."
            })
    List<Path> lists = List.of();

    /**
     * The reader with patterns that knows them; names that cannot be looked for are told on standard error.
     *
     * @throws IOException when a list cannot be read; the message says where and what would be right
     */
    PatternReader patterns() throws IOException {
        List<ListedName> names = new ArrayList<>();
        for (Path list : lists) {
            try {
                UnConsolidatedList.Imported read = NameFile.read(list.toString(), Files.readAllBytes(list));
                names.addAll(read.names());
                read.skipped().forEach(name -> System.err.println("brightline: " + list + ": " + name));
            } catch (PatternException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        return names.isEmpty() ? PatternReader.shipped() : PatternReader.withMoreNames(names);
    }
}
