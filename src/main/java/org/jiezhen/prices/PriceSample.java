package org.jiezhen.prices;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;

/** A file of a small price list, to see what one looks like, and to begin with. */
public final class PriceSample {

    private PriceSample() {}

    /** The file: items before the packages and courses that consist of them. */
    public static byte[] file() {
        try {
            return new ClassPathResource("samples/prices.csv").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
