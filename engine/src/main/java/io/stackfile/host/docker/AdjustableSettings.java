package io.stackfile.host.docker;

import io.stackfile.host.Adjustable;
import io.stackfile.json.Json;

/** Reads what can be changed of a container while it lives from what an engine says of it. */
final class AdjustableSettings {
    private AdjustableSettings() {}

    static Adjustable of(Json container) {
        Json config = container.get("HostConfig");
        return new Adjustable(
                restart(config.get("RestartPolicy")),
                config.get("Memory").number(),
                config.get("MemorySwap").number(),
                config.get("MemoryReservation").number(),
                config.get("CpuShares").number(),
                config.get("CpusetCpus").text(),
                config.get("NanoCpus").number(),
                config.get("CpuQuota").number(),
                config.get("CpuPeriod").number(),
                Math.max(0, config.get("PidsLimit").number()));
    }

    private static String restart(Json policy) {
        String name = policy.get("Name").text();
        long attempts = policy.get("MaximumRetryCount").number();
        return (name.isEmpty() ? "no" : name) + (attempts == 0 ? "" : ":" + attempts);
    }
}
