package org.brightline.language.learned;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.brightline.language.Element;

/** A trained and calibrated linear model whose weights are whole numbers from -127 to 127, a byte each. */
final class LinearModel {
    private static final int MAGIC = 0x424C4D31;
    private static final int LARGEST_BYTE = 127;

    private final String name;
    private final String language;
    private final Element element;
    private final String version;
    private final String note;
    private final byte[] weights;
    private final double scale;
    private final double bias;
    private final Calibration calibration;

    private LinearModel(
            String name,
            String language,
            Element element,
            String version,
            String note,
            byte[] weights,
            double scale,
            double bias,
            Calibration calibration) {
        this.name = name;
        this.language = language;
        this.element = element;
        this.version = version;
        this.note = note;
        this.weights = weights;
        this.scale = scale;
        this.bias = bias;
        this.calibration = calibration;
    }

    /**
     * Rounds weights.
     *
     * @param name the detector's name, for example {@code en/violence}
     * @param language the language it reads, as BCP 47 primary subtag
     * @param element what it finds
     * @param version the version of its data
     * @param note one sentence for the reviewer
     */
    static LinearModel of(
            String name,
            String language,
            Element element,
            String version,
            String note,
            LinearTrainer.Weights weights,
            Calibration calibration) {
        double largest = 0;
        for (double weight : weights.places()) {
            largest = StrictMath.max(largest, StrictMath.abs(weight));
        }
        double scale = largest == 0 ? 1 : largest / LARGEST_BYTE;
        byte[] rounded = new byte[weights.places().length];
        for (int place = 0; place < rounded.length; place++) {
            rounded[place] = (byte) StrictMath.rint(weights.places()[place] / scale);
        }
        return new LinearModel(name, language, element, version, note, rounded, scale, weights.bias(), calibration);
    }

    String name() {
        return name;
    }

    String language() {
        return language;
    }

    Element element() {
        return element;
    }

    String version() {
        return version;
    }

    String note() {
        return note;
    }

    /** How probable it is that the text shows the element, among texts like those that it was calibrated on. */
    double probability(Features features) {
        double sum = 0;
        for (int i = 0; i < features.places().length; i++) {
            sum += weights[features.places()[i]] * features.values()[i];
        }
        return calibration.probability(sum * scale + bias);
    }

    /** Writes it; the same model gives the same bytes. */
    void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(MAGIC);
        out.writeUTF(name);
        out.writeUTF(language);
        out.writeUTF(element.name());
        out.writeUTF(version);
        out.writeUTF(note);
        out.writeDouble(scale);
        out.writeDouble(bias);
        out.writeDouble(calibration.slope());
        out.writeDouble(calibration.offset());
        out.writeDouble(calibration.most());
        out.writeInt(weights.length);
        out.write(weights);
        out.flush();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when it is no model, or one of another size
     */
    static LinearModel read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        if (in.readInt() != MAGIC) {
            throw new IOException("This is no model of Brightline: it does not begin with BLM1.");
        }
        String name = in.readUTF();
        String language = in.readUTF();
        String element = in.readUTF();
        String version = in.readUTF();
        String note = in.readUTF();
        double scale = in.readDouble();
        double bias = in.readDouble();
        Calibration calibration = new Calibration(in.readDouble(), in.readDouble(), in.readDouble());
        int length = in.readInt();
        if (length != Features.BUCKETS) {
            throw new IOException("The model " + name + " has " + length + " weights; this version reads models with "
                    + Features.BUCKETS + ".");
        }
        byte[] weights = in.readNBytes(length);
        if (weights.length != length || in.read() >= 0) {
            throw new IOException("The model " + name + " is cut off or too long.");
        }
        try {
            return new LinearModel(
                    name, language, Element.valueOf(element), version, note, weights, scale, bias, calibration);
        } catch (IllegalArgumentException e) {
            throw new IOException("The model " + name + " finds '" + element + "', which is no element.", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearModel that
                && name.equals(that.name)
                && version.equals(that.version)
                && scale == that.scale
                && bias == that.bias
                && calibration.equals(that.calibration)
                && Arrays.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weights) * 31 + name.hashCode();
    }
}
