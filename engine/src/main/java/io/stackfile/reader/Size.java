package io.stackfile.reader;

import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size in bytes: {@code 512m}, {@code 2gb}, {@code 1.5g} or plain bytes, in steps of 1024. */
public final class Size {
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kmgtp]?)(?:i?b)?");
    private static final String UNITS = "kmgtp";

    private Size() {}

    public static OptionalLong read(Node.Scalar scalar, String where, Problems problems) {
        Matcher size = SIZE.matcher(scalar.text().strip().toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            problems.error(
                    scalar, where, "'" + scalar.text() + "' is not a size", "write 512m, 2g or a number of bytes");
            return OptionalLong.empty();
        }
        int power = size.group(2).isEmpty() ? 0 : UNITS.indexOf(size.group(2)) + 1;
        BigDecimal bytes =
                new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(1024).pow(power));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            problems.error(scalar, where, "'" + scalar.text() + "' is more than any machine has", "write 512m or 2g");
            return OptionalLong.empty();
        }
        return OptionalLong.of(bytes.longValue());
    }
}
