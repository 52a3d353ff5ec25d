package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.host.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is used, as people and programs read it. */
class UsageTableTest {
    private static Usage usage(String container, long used, long passed) {
        return new Usage(
                container,
                "web",
                new Usage.Processor(used, passed, 2),
                52_428_800,
                1_073_741_824,
                new Usage.Traffic(1_500, 0),
                new Usage.Traffic(3_000_000, 12),
                7);
    }

    private static final UsageTable TABLE = new UsageTable(
            List.of(usage("shop-web-1", 1_000, 10_000)),
            List.of(usage("shop-web-1", 2_000, 18_000), usage("shop-web-2", 5, 18_000)));

    @Test
    void peopleReadATableAndADashWhereNothingIsKnownYet() {
        assertEquals(
                List.of(
                        "NAME        CPU %   MEM USAGE / LIMIT  MEM %  NET I/O       BLOCK I/O      PIDS",
                        "shop-web-1  25.00%  52.4 MB / 1.1 GB   4.88%  1.5 kB / 0 B  3.0 MB / 12 B  7",
                        "shop-web-2  -       52.4 MB / 1.1 GB   4.88%  1.5 kB / 0 B  3.0 MB / 12 B  7"),
                TABLE.lines());
    }

    @Test
    void programsReadALineForEach() {
        String rest = "\"memoryBytes\":52428800,\"memoryLimitBytes\":1073741824,\"memoryPercent\":4.88,"
                + "\"networkReceivedBytes\":1500,\"networkSentBytes\":0,\"diskReadBytes\":3000000,\"diskWrittenBytes\":12,"
                + "\"processes\":7}";
        assertEquals(
                List.of(
                        "{\"container\":\"shop-web-1\",\"service\":\"web\",\"cpuPercent\":25.0," + rest,
                        "{\"container\":\"shop-web-2\",\"service\":\"web\"," + rest),
                TABLE.json());
    }
}
