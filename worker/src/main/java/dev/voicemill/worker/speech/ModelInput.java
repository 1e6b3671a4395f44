package dev.voicemill.worker.speech;

import java.util.Arrays;

/** One named tensor for a model. Whole numbers and real ones are turned into the type that the model declares. */
final class ModelInput {
    private final String name;
    private final double[] values;
    private final long[] shape;

    private ModelInput(String name, double[] values, long... shape) {
        this.name = name;
        this.values = values;
        this.shape = shape;
    }

    /** A row of ids, shape [1, n]. */
    static ModelInput row(String name, int[] ids) {
        return new ModelInput(name, Arrays.stream(ids).asDoubleStream().toArray(), 1, ids.length);
    }

    /** A row of reals, shape [1, n]. */
    static ModelInput row(String name, float[] reals) {
        return new ModelInput(name, widened(reals), 1, reals.length);
    }

    /** A plain list, shape [n]. */
    static ModelInput list(String name, float... reals) {
        return new ModelInput(name, widened(reals), reals.length);
    }

    private static double[] widened(float[] reals) {
        double[] wide = new double[reals.length];
        for (int i = 0; i < reals.length; i++) {
            wide[i] = reals[i];
        }
        return wide;
    }

    String name() {
        return name;
    }

    long[] shape() {
        return shape.clone();
    }

    int length() {
        return values.length;
    }

    double at(int index) {
        return values[index];
    }

    /** Whether every value is a whole number. */
    boolean whole() {
        return Arrays.stream(values).allMatch(value -> value == Math.rint(value));
    }
}
