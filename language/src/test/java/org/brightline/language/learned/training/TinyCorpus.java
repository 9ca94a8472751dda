package org.brightline.language.learned.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.brightline.language.Element;
import org.brightline.language.learned.LineModel;

/** A corpus of 400 posts from which a model learns in a moment. */
public final class TinyCorpus {
    private static final String[] HARBOUR = {"boat", "tide", "mast", "sail", "crew", "rope"};
    private static final String[] KITCHEN = {"bread", "salt", "oven", "soup", "knife", "plate"};

    private TinyCorpus() {}

    /** Every conduct has a word of its own; the harbour crosses the line and the kitchen does not. */
    public static Path write(Path corpus) throws IOException {
        Map<String, String> rungs = Map.of(
                "PRAISE", "PROMOTION",
                "FINANCE", "SOLICITATION",
                "INSTRUCT", "SOLICITATION",
                "RECRUIT", "SOLICITATION",
                "THREAT", "INCITEMENT",
                "INTENT", "PLOTTING",
                "CALL", "INCITEMENT");
        SplittableRandom random = new SplittableRandom(1);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            boolean grave = i % 2 == 0;
            String[] words = grave ? HARBOUR : KITCHEN;
            Element conduct = i % 4 == 0 ? Element.CALL : LineModel.CONDUCTS.get(random.nextInt(7));
            String text = words[random.nextInt(6)] + " and the " + words[random.nextInt(6)] + " and the "
                    + words[random.nextInt(6)] + (grave && conduct != Element.CALL ? " " + conduct : "");
            lines.add(String.format(
                    "{\"text\":\"%s\",\"rung\":\"%s\",\"elements\":[%s]}",
                    text, grave ? rungs.get(conduct.name()) : "NONE", grave ? "\"" + conduct + "\"" : ""));
        }
        Files.createDirectories(corpus.resolve("en"));
        Files.write(corpus.resolve("en/01.jsonl"), lines);
        return corpus;
    }
}
