package io.stackfile.plan;

import java.math.BigDecimal;
import java.time.Duration;

/** Lengths of time as a person writes them. */
final class Words {
    private Words() {}

    /** {@code 1.5 s}. */
    static String of(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }
}
