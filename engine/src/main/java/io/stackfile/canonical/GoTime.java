package io.stackfile.canonical;

import java.math.BigDecimal;
import java.time.Duration;

/** A length of time as programs in Go write it: {@code 1h0m0s}, {@code 1.5s}, {@code 500ms}. */
final class GoTime {
    private GoTime() {}

    static String text(Duration time) {
        if (time.isZero()) {
            return "0s";
        }
        long nanos = time.toNanos();
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return decimal(nanos, 3) + "µs";
        }
        if (nanos < 1_000_000_000) {
            return decimal(nanos, 6) + "ms";
        }
        long minutes = time.toMinutes();
        String seconds = decimal(nanos - Duration.ofMinutes(minutes).toNanos(), 9) + "s";
        String withMinutes = minutes == 0 ? seconds : minutes % 60 + "m" + seconds;
        return minutes < 60 ? withMinutes : minutes / 60 + "h" + withMinutes;
    }

    private static String decimal(long nanos, int places) {
        BigDecimal number = BigDecimal.valueOf(nanos, places);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
