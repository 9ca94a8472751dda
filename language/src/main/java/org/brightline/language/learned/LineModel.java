package org.brightline.language.learned;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.brightline.language.Element;

/**
 * What was learned about the line in one language: a linear separator that says how probable it is that a post crosses it, and
 * one for each conduct that says by which. Weights are whole numbers from -127 to 127, a byte each.
 */
public final class LineModel implements LineJudge {
    /** What a post above the line may do, the first that fits when it does several. */
    public static final List<Element> CONDUCTS = List.of(
            Element.PRAISE,
            Element.FINANCE,
            Element.INSTRUCT,
            Element.RECRUIT,
            Element.CALL,
            Element.THREAT,
            Element.INTENT);

    private static final int MAGIC = 0x424C4D32;
    private static final int LARGEST_BYTE = 127;
    private static final int COLUMNS = 1 + CONDUCTS.size();

    private final String language;
    private final String version;
    private final Calibration calibration;
    private final double[] scales;
    private final double[] biases;
    private final byte[] weights;

    private LineModel(
            String language,
            String version,
            Calibration calibration,
            double[] scales,
            double[] biases,
            byte[] weights) {
        this.language = language;
        this.version = version;
        this.calibration = calibration;
        this.scales = scales;
        this.biases = biases;
        this.weights = weights;
    }

    /**
     * Rounds weights.
     *
     * @param language BCP 47 primary subtag
     * @param version the version of its data
     * @param columns the separator of the line, then one for each of {@link #CONDUCTS}
     * @param calibration of the first
     */
    public static LineModel of(String language, String version, List<Weights> columns, Calibration calibration) {
        double[] scales = new double[COLUMNS];
        double[] biases = new double[COLUMNS];
        byte[] weights = new byte[COLUMNS * Features.BUCKETS];
        for (int column = 0; column < COLUMNS; column++) {
            double[] places = columns.get(column).places();
            double largest = 0;
            for (double weight : places) {
                largest = StrictMath.max(largest, StrictMath.abs(weight));
            }
            scales[column] = largest == 0 ? 1 : largest / LARGEST_BYTE;
            biases[column] = columns.get(column).bias();
            for (int place = 0; place < places.length; place++) {
                weights[column * Features.BUCKETS + place] = (byte) StrictMath.rint(places[place] / scales[column]);
            }
        }
        return new LineModel(language, version, calibration, scales, biases, weights);
    }

    /** BCP 47 primary subtag of what it was trained on. */
    public String language() {
        return language;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String detector() {
        return LearnedReader.DETECTOR + language + "/line";
    }

    @Override
    public String basis() {
        return "by a check on posts not seen";
    }

    @Override
    public boolean masksNames() {
        return true;
    }

    @Override
    public int mostSentences() {
        return Integer.MAX_VALUE;
    }

    @Override
    public List<Guess> judge(String stretch) {
        Features features = Features.of(stretch);
        return List.of(new Guess(probability(features), () -> conduct(features)));
    }

    /** How probable it is that a post with these features crosses the line, among posts like those of the corpus. */
    public double probability(Features features) {
        return calibration.probability(margin(features));
    }

    /** How far on which side of the line a post with these features lies. */
    public double margin(Features features) {
        return margin(features, 0);
    }

    /** By which conduct it crosses the line, if it does. */
    public Element conduct(Features features) {
        int best = 1;
        double most = Double.NEGATIVE_INFINITY;
        for (int column = 1; column < COLUMNS; column++) {
            double margin = margin(features, column);
            if (margin > most) {
                most = margin;
                best = column;
            }
        }
        return CONDUCTS.get(best - 1);
    }

    private double margin(Features features, int column) {
        int from = column * Features.BUCKETS;
        double sum = 0;
        for (int i = 0; i < features.places().length; i++) {
            sum += weights[from + features.places()[i]] * features.values()[i];
        }
        return sum * scales[column] + biases[column];
    }

    /** Writes it; the same model gives the same bytes. */
    public void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(MAGIC);
        out.writeUTF(language);
        out.writeUTF(version);
        calibration.write(out);
        out.writeInt(COLUMNS);
        for (int column = 0; column < COLUMNS; column++) {
            out.writeDouble(scales[column]);
            out.writeDouble(biases[column]);
        }
        out.writeInt(weights.length);
        out.write(weights);
        out.flush();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when it is no model, or one of another size
     */
    public static LineModel read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        if (in.readInt() != MAGIC) {
            throw new IOException("This is no model of Brightline: it does not begin with BLM2.");
        }
        String language = in.readUTF();
        String version = in.readUTF();
        Calibration calibration = Calibration.read(in);
        if (in.readInt() != COLUMNS) {
            throw new IOException(
                    "The model " + language + "/line was made for other conducts than this version knows.");
        }
        double[] scales = new double[COLUMNS];
        double[] biases = new double[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            scales[column] = in.readDouble();
            biases[column] = in.readDouble();
        }
        int length = in.readInt();
        if (length != COLUMNS * Features.BUCKETS) {
            throw new IOException("The model " + language + "/line has " + length
                    + " weights; this version reads models with " + COLUMNS * Features.BUCKETS + ".");
        }
        byte[] weights = in.readNBytes(length);
        if (weights.length != length || in.read() >= 0) {
            throw new IOException("The model " + language + "/line is cut off or too long.");
        }
        return new LineModel(language, version, calibration, scales, biases, weights);
    }
}
