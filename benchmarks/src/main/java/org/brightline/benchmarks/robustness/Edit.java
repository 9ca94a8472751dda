package org.brightline.benchmarks.robustness;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One way of altering a picture, at one strength.
 *
 * @param kind what is done, for people
 * @param strength how much of it, for people
 * @param turns whether it turns or mirrors the picture, so that asking for all eight turns may help
 * @param way gives the altered picture, leaves the given one as it is, and gives the same each time
 */
record Edit(String kind, String strength, boolean turns, UnaryOperator<BufferedImage> way) {

    /** All edits that are measured, those of a kind together, the weakest first. */
    static List<Edit> all() {
        Catalogue edits = new Catalogue();
        for (int quality : new int[] {90, 70, 50, 30, 10}) {
            edits.add("JPEG, quality", Integer.toString(quality), p -> Pictures.jpeg(p, quality));
        }
        for (int percent : new int[] {75, 50, 25}) {
            edits.add("resized to", percent + " %", p -> Pictures.scaled(p, percent / 100.0));
        }
        edits.add(
                "resized to",
                "128 px",
                p -> Pictures.scaled(p, Math.min(1, 128.0 / Math.max(p.getWidth(), p.getHeight()))));
        for (double percent : new double[] {0.5, 1, 2}) {
            edits.add(
                    "blur",
                    (percent < 1 ? "0.5" : Integer.toString((int) percent)) + " %",
                    p -> Pictures.blurred(p, percent / 100 * Math.max(p.getWidth(), p.getHeight())));
        }
        for (int sigma : new int[] {10, 25, 50}) {
            edits.add("noise", sigma + " of 255", p -> Pictures.noisy(p, sigma));
        }
        for (int percent : new int[] {75, 50, 125, 150}) {
            edits.add("brightness", percent + " %", p -> Pictures.recoloured(p, c -> c * percent / 100));
        }
        for (int percent : new int[] {50, 150}) {
            edits.add("contrast", percent + " %", p -> Pictures.recoloured(p, c -> 128 + (c - 128) * percent / 100));
        }
        for (int percent : new int[] {200, 50, 0}) {
            edits.add(
                    "saturation",
                    percent == 0 ? "0 % (grey)" : percent + " %",
                    p -> Pictures.saturated(p, percent / 100.0));
        }
        for (int percent : new int[] {10, 20, 30}) {
            edits.add("logo in a corner", percent + " %", p -> Overlays.logo(p, percent / 100.0));
        }
        for (int percent : new int[] {10, 20}) {
            edits.add("caption over the foot", percent + " %", p -> Overlays.captionOver(p, percent / 100.0));
        }
        for (int percent : new int[] {10, 20}) {
            edits.add("caption added below", percent + " %", p -> Overlays.captionBelow(p, percent / 100.0));
        }
        for (int percent : new int[] {2, 5, 10, 20}) {
            edits.add("crop, all round", percent + " %", p -> Pictures.middle(p, 1 - percent / 100.0));
        }
        for (int percent : new int[] {2, 5, 10, 20}) {
            edits.add(
                    "crop, the foot",
                    percent + " %",
                    p -> Pictures.cut(p, 0, 0, p.getWidth(), Pictures.part(p.getHeight(), 1 - percent / 100.0)));
        }
        for (int percent : new int[] {5, 10, 20}) {
            edits.add(
                    "black bars",
                    percent + " %",
                    p -> Pictures.framed(p, 0, Pictures.part(p.getHeight(), percent / 100.0), Color.BLACK));
        }
        for (int percent : new int[] {5, 10, 20}) {
            edits.add(
                    "white margin",
                    percent + " %",
                    p -> Pictures.framed(
                            p,
                            Pictures.part(p.getWidth(), percent / 100.0),
                            Pictures.part(p.getHeight(), percent / 100.0),
                            Color.WHITE));
        }
        for (int degrees : new int[] {1, 2, 5, 10}) {
            edits.add("rotated, black corners", degrees + "°", p -> Pictures.rotated(p, degrees));
        }
        for (int degrees : new int[] {1, 2, 5, 10}) {
            edits.add("rotated, corners cut off", degrees + "°", p -> Pictures.straightened(p, degrees));
        }
        edits.addTurn("turned", "90°", Pictures::quarterTurn);
        edits.addTurn("turned", "180°", p -> Pictures.mirrored(Pictures.upsideDown(p)));
        edits.addTurn("mirrored", "left–right", Pictures::mirrored);
        edits.addTurn("mirrored", "top–bottom", Pictures::upsideDown);
        edits.add("screenshot", "window", Overlays::window);
        edits.add("screenshot", "post", Overlays::post);
        edits.add("screenshot", "phone", Overlays::phone);
        edits.add("combined", "crop 5 %, JPEG 50", p -> Pictures.jpeg(Pictures.middle(p, 0.95), 50));
        edits.add("combined", "window, size 50 %", p -> Pictures.scaled(Overlays.window(p), 0.5));
        edits.add("combined", "logo 20 %, JPEG 50", p -> Pictures.jpeg(Overlays.logo(p, 0.2), 50));
        edits.addTurn(
                "combined",
                "mirrored, crop 2 %, JPEG 50",
                p -> Pictures.jpeg(Pictures.middle(Pictures.mirrored(p), 0.98), 50));
        return edits.all;
    }

    private static final class Catalogue {

        private final List<Edit> all = new ArrayList<>();

        void add(String kind, String strength, UnaryOperator<BufferedImage> way) {
            all.add(new Edit(kind, strength, false, way));
        }

        void addTurn(String kind, String strength, UnaryOperator<BufferedImage> way) {
            all.add(new Edit(kind, strength, true, way));
        }
    }
}
