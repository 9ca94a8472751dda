package org.brightline.language.learned;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.brightline.language.learned.session.SentenceEncoder;

/**
 * What a second look adds to the margin of a {@link LineModel}: a sum over points of the corpus, each of which counts the more the nearer it
 * lies.
 *
 * @param language BCP 47 primary subtag
 * @param version the version of its data
 * @param calibration of the sum of both margins
 * @param share what the margin of the points is multiplied by before it is added
 * @param weights one for each point
 * @param points as {@link SentenceEncoder} gives them
 */
public record CloseModel(
        String language, String version, Calibration calibration, double share, float[] weights, List<int[]> points) {
    private static final int MAGIC = 0x424C4331;
    private static final int MOST_POINTS = 100_000;

    /** How fast the weight of a point falls with the square of its distance. */
    private static final double SHARPNESS = 2;

    private static final int SQUARE = SentenceEncoder.SCALE * SentenceEncoder.SCALE;

    /** The exponential function by the upper and the lower bits of a product, which is many times as fast as the function itself. */
    private static final int LOWER_BITS = 10;

    private static final int LARGEST = SQUARE + SentenceEncoder.DIMENSIONS * Byte.MAX_VALUE * Byte.MAX_VALUE;
    private static final double[] UPPER = exponentials((LARGEST >> LOWER_BITS) + 1, 1 << LOWER_BITS);
    private static final double[] LOWER = exponentials(1 << LOWER_BITS, 1);

    public CloseModel {
        points = List.copyOf(points);
    }

    /** How probable it is that a post crosses the line. */
    public double probability(double margin, int[] point) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (1 + kernel(points.get(i), point));
        }
        return calibration.probability(margin + share * sum);
    }

    /** How near two points are: 1 at the same place. */
    public static double kernel(int[] a, int[] b) {
        int same = 0;
        for (int i = 0; i < SentenceEncoder.DIMENSIONS; i++) {
            same += a[i] * b[i];
        }
        int apart = SQUARE - same;
        // Rounding of the places can bring two points nearer than nothing.
        return apart <= 0 ? 1 : UPPER[apart >> LOWER_BITS] * LOWER[apart & ((1 << LOWER_BITS) - 1)];
    }

    private static double[] exponentials(int count, int step) {
        double[] exponentials = new double[count];
        for (int i = 0; i < count; i++) {
            exponentials[i] = StrictMath.exp(-2 * SHARPNESS * i * step / SQUARE);
        }
        return exponentials;
    }

    /** Writes it; the same model gives the same bytes. */
    public void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(MAGIC);
        out.writeUTF(language);
        out.writeUTF(version);
        calibration.write(out);
        out.writeDouble(share);
        out.writeInt(weights.length);
        for (int i = 0; i < weights.length; i++) {
            out.writeFloat(weights[i]);
            for (int number : points.get(i)) {
                out.writeByte(number);
            }
        }
        out.flush();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when it is no such model
     */
    public static CloseModel read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        if (in.readInt() != MAGIC) {
            throw new IOException("This is no close model of Brightline: it does not begin with BLC1.");
        }
        String language = in.readUTF();
        String version = in.readUTF();
        Calibration calibration = Calibration.read(in);
        double share = in.readDouble();
        int count = in.readInt();
        if (count < 0 || count > MOST_POINTS) {
            throw new IOException(
                    "The model " + language + "/close has " + count + " points; right is at most " + MOST_POINTS + ".");
        }
        float[] weights = new float[count];
        List<int[]> points = new ArrayList<>();
        byte[] bytes = new byte[SentenceEncoder.DIMENSIONS];
        for (int i = 0; i < count; i++) {
            weights[i] = in.readFloat();
            in.readFully(bytes);
            int[] point = new int[bytes.length];
            for (int k = 0; k < bytes.length; k++) {
                point[k] = bytes[k];
            }
            points.add(point);
        }
        if (in.read() >= 0) {
            throw new IOException("The model " + language + "/close is too long.");
        }
        return new CloseModel(language, version, calibration, share, weights, points);
    }
}
