package io.stackfile.plan;

import io.stackfile.model.DiskLimits;
import io.stackfile.model.Limits;
import io.stackfile.model.MemoryLimits;
import io.stackfile.model.ProcessorLimits;
import java.math.BigDecimal;

/** Limits in a fingerprint: sizes in bytes, {@code cpus} as a decimal number. */
record LimitFields(Fields fields) {
    void put(Limits limits) {
        memory(limits.memory());
        processors(limits.processors());
        disks(limits.disks());
        fields.put("pids_limit", limits.processes());
        limits.ulimits().forEach(limit -> fields.put("ulimits." + limit.name(), java.util.Optional.of(limit)));
    }

    private void memory(MemoryLimits memory) {
        fields.put("mem_limit", memory.limit());
        fields.put("memswap_limit", memory.withSwap());
        fields.put("mem_reservation", memory.reservation());
        fields.put("mem_swappiness", memory.swappiness());
        fields.put("shm_size", memory.shared());
        fields.putTrue("oom_kill_disable", memory.neverKilled());
        fields.put("oom_score_adj", memory.killScore());
    }

    private void processors(ProcessorLimits processors) {
        fields.put("cpu_shares", processors.shares());
        fields.put("cpuset", processors.set());
        processors
                .nanos()
                .ifPresent(nanos -> fields.put(
                        "cpus",
                        java.util.Optional.of(BigDecimal.valueOf(nanos, 9)
                                .stripTrailingZeros()
                                .toPlainString())));
        fields.put("cpu_quota", processors.quota());
        fields.put("cpu_period", processors.period());
        fields.put("cpu_rt_period", processors.realTimePeriod());
        fields.put("cpu_rt_runtime", processors.realTimeRun());
    }

    private void disks(DiskLimits disks) {
        fields.put("blkio_config.weight", disks.weight());
        fields.putSet("blkio_config.weight_device", disks.weights());
        fields.putSet("blkio_config.device_read_bps", disks.readBytes());
        fields.putSet("blkio_config.device_read_iops", disks.readOperations());
        fields.putSet("blkio_config.device_write_bps", disks.writeBytes());
        fields.putSet("blkio_config.device_write_iops", disks.writeOperations());
    }
}
