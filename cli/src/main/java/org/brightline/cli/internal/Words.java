package org.brightline.cli.internal;

import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Passwords for a demo that can be typed from a terminal. */
final class Words {
    private static final String[] WORDS =
            ("anchor barley beacon birch buoy cedar clover cobalt coral cove dune ember fern flint foam gale gorse harbour hazel"
                            + " heron island juniper kelp lantern lichen maple marsh mast meadow mist oar osprey pebble pier plover reed rope"
                            + " sail salt sand seal shore skiff spruce tide wharf willow")
                    .split(" ");

    private final RandomGenerator random;

    Words(RandomGenerator random) {
        this.random = random;
    }

    String four() {
        return IntStream.range(0, 4)
                .mapToObj(i -> WORDS[random.nextInt(WORDS.length)])
                .collect(Collectors.joining("-"));
    }
}
