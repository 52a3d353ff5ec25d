package io.stackfile.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment in the past as people write it: an age such as {@code 10m} or {@code 1h30m}, or a date with or without a time. */
final class Since {
    private static final Pattern AGE =
            Pattern.compile("(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?");
    private static final int[] SECONDS = {86_400, 3_600, 60, 1};

    private Since() {}

    /** Seconds since 1970. */
    static long seconds(String option, String written) {
        return moment(option, written).getEpochSecond();
    }

    static Instant moment(String option, String written) {
        Matcher age = AGE.matcher(written);
        if (!written.isEmpty() && age.matches()) {
            long seconds = 0;
            for (int i = 0; i < SECONDS.length; i++) {
                String number = age.group(i + 1);
                seconds += number == null ? 0 : Long.parseLong(number) * SECONDS[i];
            }
            return Instant.now().minusSeconds(seconds);
        }
        try {
            return date(written);
        } catch (DateTimeParseException e) {
            throw new UsageException(
                    option + " wants an age or a time, not '" + written + "'; write 10m, 2h or 2026-11-21T09:00:00Z");
        }
    }

    private static Instant date(String written) {
        if (written.length() == 10) {
            return LocalDate.parse(written).atStartOfDay(ZoneId.systemDefault()).toInstant();
        }
        boolean zoned = written.endsWith("Z") || written.matches(".*[+-]\\d\\d:\\d\\d");
        return zoned
                ? OffsetDateTime.parse(written).toInstant()
                : LocalDateTime.parse(written).atZone(ZoneId.systemDefault()).toInstant();
    }
}
