package org.jiezhen.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;

/** A file of a small house, to see what one looks like, and to begin with. */
public final class HouseSample {

    private HouseSample() {}

    /** The file: few columns, because the rest is what is usual. */
    public static byte[] file() {
        try {
            return new ClassPathResource("samples/house.csv").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
