package org.brightline.language.learned.training;

import java.util.List;
import java.util.Locale;
import org.brightline.language.Element;

/**
 * How good a model is on posts that it had not seen.
 *
 * @param posts the posts
 * @param probabilities how probable it was held that each crosses the line
 * @param guesses by which conduct, if it does
 */
record LineFigures(List<Post> posts, double[] probabilities, Element[] guesses) {
    private static final double[] LEAST = {0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9};
    private static final List<String> RUNGS = List.of("PROMOTION", "SOLICITATION", "INCITEMENT", "PLOTTING");

    /** The page that lies beside a model. */
    String provenance(String language, String version, String corpus, String model) {
        boolean[] crosses = new boolean[posts.size()];
        int grave = 0;
        for (int i = 0; i < crosses.length; i++) {
            crosses[i] = posts.get(i).crossesLine();
            grave += crosses[i] ? 1 : 0;
        }
        return String.format(
                Locale.ROOT,
                """
                # %s/line, version %s

                Linear models over hashed words and runs of characters, names masked, that say whether a post crosses the line and by
                which conduct. Made by `./brightline train` from the corpus in this repository (`language/src/train/corpus`, written by hand
                for this purpose, Apache License 2.0) and, where it says so below, from harmless posts of shared data sets; the same input gives the
                same bytes.

                Posts: %d, of these %d cross the line. SHA-256 of the corpus: %s
                SHA-256 of the model: %s

                ## On posts not seen, by blocks of neighbouring lines

                Most harmless posts of the corpus were written to be mistaken, many with a twin that crosses the line. The share of posts that cross
                the line is far greater here than on any service, so that a probability is right less often there.

                %s
                Reliability:

                %s""",
                language,
                version,
                posts.size(),
                grave,
                corpus,
                model,
                table(),
                new Scores(probabilities, crosses).reliability());
    }

    /** For each least probability, what is found of each rung and what is wrongly found. */
    String table() {
        StringBuilder out = new StringBuilder(
                "| at least | promotion | solicitation | incitement | plotting | all | right rung, of found | harmless found | views found | of 100 found, right |\n"
                        + "|---|---|---|---|---|---|---|---|---|---|\n");
        for (double least : LEAST) {
            out.append(String.format(Locale.ROOT, "| %.2f |", least));
            for (String rung : RUNGS) {
                out.append(String.format(
                        Locale.ROOT, " %.3f |", share(least, post -> post.rung().equals(rung))));
            }
            int found = 0;
            int right = 0;
            for (int i = 0; i < guesses.length; i++) {
                if (probabilities[i] >= least && posts.get(i).crossesLine()) {
                    found++;
                    right += rung(guesses[i]).equals(posts.get(i).rung()) ? 1 : 0;
                }
            }
            boolean[] crosses = new boolean[posts.size()];
            for (int i = 0; i < crosses.length; i++) {
                crosses[i] = posts.get(i).crossesLine();
            }
            out.append(String.format(
                    Locale.ROOT,
                    " %.3f | %.3f | %.3f | %.3f | %.0f |%n",
                    share(least, Post::crossesLine),
                    (double) right / found,
                    share(least, post -> !post.crossesLine()),
                    share(least, post -> post.rung().equals("VIEW")),
                    100 * new Scores(probabilities, crosses).precision(least)));
        }
        return out.toString();
    }

    private double share(double least, java.util.function.Predicate<Post> which) {
        int all = 0;
        int found = 0;
        for (int i = 0; i < probabilities.length; i++) {
            if (which.test(posts.get(i))) {
                all++;
                found += probabilities[i] >= least ? 1 : 0;
            }
        }
        return (double) found / all;
    }

    private static String rung(Element conduct) {
        return switch (conduct) {
            case PRAISE -> "PROMOTION";
            case FINANCE, INSTRUCT, RECRUIT -> "SOLICITATION";
            case CALL, THREAT -> "INCITEMENT";
            default -> "PLOTTING";
        };
    }
}
