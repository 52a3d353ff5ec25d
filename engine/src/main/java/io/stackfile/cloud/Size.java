package io.stackfile.cloud;

import io.stackfile.json.Json;
import java.util.List;

/** A kind of machine that can be rented, and where. */
record Size(String slug, Money price, List<String> regions, boolean isAvailable) {
    static Size of(Json size) {
        return new Size(
                size.get("slug").text(),
                Money.of(size),
                size.get("regions").texts(),
                size.get("available").isTrue());
    }

    /** A region may be given by its beginning: {@code nyc}. */
    boolean isIn(String region) {
        return isAvailable && regions.stream().anyMatch(each -> each.startsWith(region));
    }
}
