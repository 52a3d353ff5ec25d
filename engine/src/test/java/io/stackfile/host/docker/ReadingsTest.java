package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stackfile.host.Happening;
import io.stackfile.host.ImageReading;
import io.stackfile.host.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What engines say of what they measure and notice, and what is made of it. */
final class ReadingsTest {
    private static final String CONTAINER =
            "[{\"Id\":\"c0\",\"Names\":[\"/shop-web-1\"],\"Labels\":{\"io.stackfile.stack\":\"shop\",\"io.stackfile.service\":\"web\"}}]";

    private static List<Usage> usage(String stats) {
        CannedHttp engine = new CannedHttp("1.44")
                .answer("GET /containers/json", 200, CONTAINER)
                .answer("GET /containers/shop-web-1/stats", 200, stats);
        return Lab.host(engine).readings().usage("shop");
    }

    @Test
    void readsTheSecondGenerationOfControlGroups() {
        List<Usage> usage = usage("""
                {"read":"2026-11-29T14:05:21Z","preread":"0001-01-01T00:00:00Z","pids_stats":{"current":7},
                 "blkio_stats":{"io_service_bytes_recursive":[
                   {"major":254,"minor":0,"op":"read","value":1000},{"major":254,"minor":0,"op":"write","value":20},
                   {"major":254,"minor":16,"op":"read","value":1}]},
                 "cpu_stats":{"cpu_usage":{"total_usage":5000},"system_cpu_usage":90000,"online_cpus":4},
                 "memory_stats":{"usage":9000,"limit":100000,"stats":{"inactive_file":4000,"file":5000}},
                 "networks":{"eth0":{"rx_bytes":10,"tx_bytes":1},"eth1":{"rx_bytes":20,"tx_bytes":2}}}
                """);
        assertEquals(
                List.of(new Usage(
                        "shop-web-1",
                        "web",
                        new Usage.Processor(5000, 90000, 4),
                        5000,
                        100000,
                        new Usage.Traffic(30, 3),
                        new Usage.Traffic(1001, 20),
                        7)),
                usage);
    }

    @Test
    void readsTheFirstGenerationOfControlGroupsAndWhatHasNoNetworkOfItsOwn() {
        List<Usage> usage = usage("""
                {"read":"2026-11-29T14:05:21Z","blkio_stats":{"io_service_bytes_recursive":null},
                 "cpu_stats":{"cpu_usage":{"total_usage":5,"percpu_usage":[3,2]},"system_cpu_usage":90},
                 "memory_stats":{"usage":9000,"limit":100000,"stats":{"total_inactive_file":4000,"inactive_file":1}}}
                """);
        assertEquals(5000, usage.get(0).memory());
        assertEquals(2, usage.get(0).processor().count());
        assertEquals(new Usage.Traffic(0, 0), usage.get(0).network());
        assertEquals(new Usage.Traffic(0, 0), usage.get(0).disk());
    }

    @Test
    void whatAnEngineCannotMeasureIsZero() {
        List<Usage> usage = usage(
                "{\"read\":\"0001-01-01T00:00:00Z\",\"cpu_stats\":{\"cpu_usage\":{\"total_usage\":0}},\"memory_stats\":{}}");
        assertEquals(0, usage.get(0).memory());
        assertEquals(0, usage.get(0).processes());
    }

    @Test
    void tellsNothingOfWhatIsGone() {
        CannedHttp gone = new CannedHttp("1.44").answer("GET /containers/json", 200, CONTAINER);
        assertEquals(List.of(), Lab.host(gone).readings().usage("shop"));
    }

    @Test
    void theShareOfAProcessorIsWhatWasUsedBetweenTwoReadings() {
        assertEquals(OptionalDouble.of(150), at(4000, 20_000, 2).processorSince(at(1000, 16_000, 2)));
        assertEquals(OptionalDouble.empty(), at(10, 20_000, 2).processorSince(at(1000, 16_000, 2)), "begun anew");
        assertEquals(OptionalDouble.empty(), at(10, 20_000, 2).processorSince(at(10, 20_000, 2)), "no time has passed");
    }

    @Test
    void anImageMayNotTellWhenItWasMade() {
        CannedHttp engine = new CannedHttp("1.44")
                .answer(
                        "GET /images/sha256:a/json",
                        200,
                        "{\"Id\":\"sha256:a\",\"Os\":\"linux\",\"Architecture\":\"arm64\",\"Variant\":\"v8\",\"Size\":7}")
                .answer(
                        "GET /images/sha256:b/json",
                        200,
                        "{\"Id\":\"sha256:b\",\"Os\":\"linux\",\"Architecture\":\"amd64\",\"Size\":8,\"Created\":\"0001-01-01T00:00:00Z\"}");
        assertEquals(
                Optional.of(new ImageReading("sha256:a", "linux/arm64/v8", 7, Optional.empty())),
                Lab.host(engine).readings().image("sha256:a"));
        assertEquals(
                Optional.of(new ImageReading("sha256:b", "linux/amd64", 8, Optional.empty())),
                Lab.host(engine).readings().image("sha256:b"));
    }

    private static Usage at(long used, long passed, int count) {
        return new Usage(
                "shop-web-1",
                "web",
                new Usage.Processor(used, passed, count),
                0,
                0,
                new Usage.Traffic(0, 0),
                new Usage.Traffic(0, 0),
                1);
    }

    private static String event(String type, String action, String id, String attributes) {
        return "{\"Type\":\"" + type + "\",\"Action\":\"" + action + "\",\"Actor\":{\"ID\":\"" + id
                + "\",\"Attributes\":{" + attributes + "}},\"timeNano\":1795961101000000005}\n";
    }

    private static List<Happening> happenings(String events) {
        CannedHttp engine = new CannedHttp("1.44")
                .answer("GET /events", 200, events)
                .answer("GET /containers/json", 200, CONTAINER)
                .answer("GET /networks", 200, "[{\"Name\":\"shop\"}]")
                .answer("GET /volumes", 200, "{\"Volumes\":[{\"Name\":\"called-so\"}]}")
                .answer("GET /volumes/shop_theirs", 200, "{\"Name\":\"shop_theirs\",\"Labels\":null}");
        List<Happening> heard = new ArrayList<>();
        Lab.host(engine)
                .readings()
                .happenings("shop", Optional.of(Instant.EPOCH), Optional.of(Instant.now()), heard::add);
        return heard;
    }

    private static List<String> names(String events) {
        return happenings(events).stream()
                .map(happening -> happening.action() + " " + happening.name())
                .toList();
    }

    @Test
    void whatHappensIsTheStacksByLabelByNameOrByTheContainerThatJoins() {
        String its = "\"io.stackfile.stack\":\"shop\",\"io.stackfile.service\":\"db\",";
        assertEquals(
                List.of(
                        "start shop-db-1",
                        "create shop",
                        "connect outside",
                        "destroy called-so",
                        "create shop_gone",
                        "destroy shop_gone"),
                names(event("container", "start", "c1", its + "\"name\":\"shop-db-1\"")
                        + event("container", "start", "c9", "\"io.stackfile.stack\":\"shop2\",\"name\":\"shop2-db-1\"")
                        + event("container", "start", "c8", "\"name\":\"shop-stranger\"")
                        + event("network", "create", "n1", "\"name\":\"shop\"")
                        + event("network", "connect", "n2", "\"name\":\"outside\",\"container\":\"c1\"")
                        + event("network", "connect", "n2", "\"name\":\"outside\",\"container\":\"c9\"")
                        + event("volume", "destroy", "called-so", "\"driver\":\"local\"")
                        + event("volume", "create", "shop_theirs", "\"driver\":\"local\"")
                        + event("volume", "create", "shop_gone", "\"driver\":\"local\"")
                        + event("volume", "destroy", "shop_gone", "\"driver\":\"local\"")
                        + event("volume", "create", "shop.lock", "\"driver\":\"local\"")));
    }

    @Test
    void noArgumentAndNoLabelIsPassedOn() {
        Happening exec = happenings(event(
                        "container",
                        "exec_create: psql -W geheim",
                        "c0",
                        "\"io.stackfile.stack\":\"shop\",\"io.stackfile.service\":\"web\",\"name\":\"shop-web-1\","
                                + "\"com.example.token\":\"geheim\",\"image\":\"nginx\",\"exitCode\":\"3\""))
                .get(0);
        assertFalse(exec.toString().contains("geheim"), exec::toString);
        assertEquals("exec_create", exec.action());
        assertEquals(Map.of("exitCode", "3", "image", "nginx"), exec.details());
        assertEquals(Instant.parse("2026-11-29T14:05:01.000000005Z"), exec.time());
    }
}
