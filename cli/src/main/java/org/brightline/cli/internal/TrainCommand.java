package org.brightline.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.brightline.language.learned.LearnedReader;
import org.brightline.language.learned.training.LineTrainer;
import org.brightline.language.learned.training.SharedTasks;
import org.brightline.language.pattern.PatternReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains the learned reader from the corpus in the repository. */
@Command(
        name = "train",
        description = {
            "Trains the learned reader from the corpus in the repository, and prints how good it is on posts not seen.",
            "The same corpus gives the same bytes. Build again to use what was trained."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class TrainCommand implements Callable<Integer> {
    private static final String LANGUAGE_MODULE = "${sys:brightline.home:-.}/language/src/";

    @Option(
            names = "--corpus",
            paramLabel = "DIR",
            description = "The corpus, a folder a language. Default: ${DEFAULT-VALUE}.",
            defaultValue = LANGUAGE_MODULE + "train/corpus")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path corpus;

    @Option(
            names = "--everyday",
            paramLabel = "DIR",
            description = "The shared data sets with harmless posts. Default: ${DEFAULT-VALUE}.",
            defaultValue = "${env:BRIGHTLINE_DATASETS:-${sys:brightline.home:-.}/../shared/datasets}")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path everyday;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Where models and provenance are written. Default: ${DEFAULT-VALUE}.",
            defaultValue = LANGUAGE_MODULE + "main/resources/org/brightline/language/learned")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path folder;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            split = ",",
            description = "Only these languages. Default: all of the corpus.")
    private List<String> languages = LearnedReader.LANGUAGES;

    @Option(
            names = "--compare",
            paramLabel = "DIR",
            description =
                    "Train nothing that ships; judge the learner on the test splits of the shared data sets in DIR.")
    private @Nullable Path datasets;

    @Override
    public Integer call() throws IOException {
        if (datasets != null) {
            new SharedTasks(datasets, System.out).evaluate();
            return 0;
        }
        LineTrainer trainer = new LineTrainer(corpus, everyday, PatternReader.shipped(), System.out);
        for (String language : languages) {
            trainer.train(language, folder);
        }
        return 0;
    }
}
