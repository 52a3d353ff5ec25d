package io.stackfile.export;

import io.stackfile.json.Json;
import io.stackfile.schema.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/** What a container may use. */
record LimitKeys(Described seen) {
    private static final long USUAL_SHARED_MEMORY = 64L << 20;

    void put(Out out) {
        memory(out);
        processors(out);
        long processes = number("PidsLimit");
        out.put("pids_limit", Math.max(0, processes));
        Out ulimits = new Out();
        seen.host()
                .get("Ulimits")
                .items()
                .forEach(limit -> ulimits.put(
                        limit.get("Name").text(),
                        new Out()
                                .putEven("soft", Out.number(limit.get("Soft").text()))
                                .putEven("hard", Out.number(limit.get("Hard").text()))
                                .mapping()));
        out.put("ulimits", ulimits.mapping());
        disks(out);
    }

    private long number(String key) {
        return seen.host().get(key).number();
    }

    private void memory(Out out) {
        long limit = number("Memory");
        long withSwap = number("MemorySwap");
        out.put("mem_limit", Sizes.of(limit));
        if (withSwap != 0 && withSwap != 2 * limit) {
            out.put("memswap_limit", withSwap < 0 ? "-1" : Sizes.of(withSwap));
        }
        out.put("mem_reservation", Sizes.of(number("MemoryReservation")));
        Json swappiness = seen.host().get("MemorySwappiness");
        if (swappiness.isPresent() && swappiness.number() >= 0) {
            out.putEven("mem_swappiness", Out.number(swappiness.text()));
        }
        out.put("oom_kill_disable", seen.host().get("OomKillDisable").isTrue());
        out.put("oom_score_adj", number("OomScoreAdj"));
        long shared = number("ShmSize");
        out.put("shm_size", shared == USUAL_SHARED_MEMORY ? "" : Sizes.of(shared));
    }

    private void processors(Out out) {
        long nanos = number("NanoCpus");
        if (nanos != 0) {
            out.put(
                    "cpus",
                    Out.number(BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString()));
        }
        out.put("cpu_shares", number("CpuShares"));
        out.put("cpuset", seen.host().get("CpusetCpus").text());
        out.put("cpu_quota", Math.max(0, number("CpuQuota")));
        out.put("cpu_period", number("CpuPeriod"));
        out.put("cpu_rt_period", number("CpuRealtimePeriod"));
        out.put("cpu_rt_runtime", number("CpuRealtimeRuntime"));
    }

    private void disks(Out out) {
        out.put(
                "blkio_config",
                new Out()
                        .put("weight", number("BlkioWeight"))
                        .put("weight_device", devices("BlkioWeightDevice", "Weight", "weight"))
                        .put("device_read_bps", devices("BlkioDeviceReadBps", "Rate", "rate"))
                        .put("device_read_iops", devices("BlkioDeviceReadIOps", "Rate", "rate"))
                        .put("device_write_bps", devices("BlkioDeviceWriteBps", "Rate", "rate"))
                        .put("device_write_iops", devices("BlkioDeviceWriteIOps", "Rate", "rate"))
                        .mapping());
    }

    private Node devices(String key, String amount, String word) {
        List<Node.Mapping> devices = seen.host().get(key).items().stream()
                .map(device -> new Out()
                        .put("path", device.get("Path").text())
                        .put(word, device.get(amount).number())
                        .mapping())
                .toList();
        return Out.list(devices);
    }

    /** Settings by their names. */
    static java.util.Map<String, String> texts(Json settings) {
        java.util.Map<String, String> texts = new TreeMap<>();
        settings.members().forEach((name, value) -> texts.put(name, value.text().replace("$", "$$")));
        return texts;
    }
}
